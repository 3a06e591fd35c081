using System.Globalization;
using System.Text.Json;
using RepXai.Tensors;

namespace RepXai.Benchmarks.Kernels;

/// <summary>RepXai's side of benchmarks/kernels: says that it is ready, and answers each request with the seconds of one run.</summary>
internal static class KernelRunner
{
    /// <summary>Short kernels run so long, and their median counts.</summary>
    private const double ShortestSeconds = 0.06;

    /// <summary>What a kernel runs for before any clock counts: memory is rented, weights are packed, code is compiled and compiled again.</summary>
    private const double WarmUpSeconds = 0.3;

    public static void Serve(int threads, TextReader requests, TextWriter answers, TimeProvider time)
    {
        answers.WriteLine("ready");
        string? present = null;
        IKernel? kernel = null;
        while (requests.ReadLine() is { } line)
        {
            if (line != present)
            {
                kernel?.Dispose();
                kernel = Create(JsonSerializer.Deserialize(line, KernelJson.Default.KernelRequest)!, threads);
                present = line;
                var start = time.GetTimestamp();
                do
                    kernel.Run();
                while (time.GetElapsedTime(start).TotalSeconds < WarmUpSeconds);
            }

            answers.WriteLine(Measure(kernel!, time).ToString("R", CultureInfo.InvariantCulture));
        }

        kernel?.Dispose();
    }

    private static IKernel Create(KernelRequest request, int threads) => request.Kernel switch
    {
        "multiply-add-peak" => new MatrixKernel(request.Shape[0], threads, isPeak: true),
        "matrix-product" => new MatrixKernel(request.Shape[0], threads, isPeak: false),
        "memory-peak" => new MemoryPeakKernel(new Shape(request.Shape).Count, threads),
        "memory-mix" => new MemoryMixKernel(request.Shape[0], request.Shape[1], request.Shape[2], threads),
        "forward" => new LayerKernel(request.Model!, new Shape(request.Shape), threads, isAdjoint: false),
        "adjoint" => new LayerKernel(request.Model!, new Shape(request.Shape), threads, isAdjoint: true),
        _ => throw new ArgumentException($"there is no kernel '{request.Kernel}'"),
    };

    private static double Measure(IKernel kernel, TimeProvider time)
    {
        var seconds = new List<double>();
        do
        {
            var start = time.GetTimestamp();
            kernel.Run();
            seconds.Add(time.GetElapsedTime(start).TotalSeconds);
        }
        while (seconds.Sum() < ShortestSeconds);

        seconds.Sort();
        return seconds[seconds.Count / 2];
    }
}
