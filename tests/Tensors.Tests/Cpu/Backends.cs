using System.Collections.Concurrent;
using System.Numerics;
using RepXai.Tensors.Cpu;
using RepXai.Tests.Common;

namespace RepXai.Tensors.Tests.Cpu;

/// <summary>Runs a primitive on the CPU backend in both formats and compares with a reference.</summary>
internal static class Backends
{
    /// <summary>Computes in double and in float, checks both, and checks that nothing but the result was left in memory.</summary>
    public static void Compare(HostTensor expected, HostTensor[] operands, Func<IPrimitives, Tensor[], Tensor> compute)
    {
        Compare<double>(expected, operands, compute, 1e-12);
        Compare<float>(expected, operands, compute, 1e-4);
    }

    /// <summary>
    /// The same for adjoints that float32 may compute in large tiles, whose rounding is judged as the golden data's is: by the norm of the error
    /// over that of the result, which must leave two thirds of 1e-4 to the layers below.
    /// </summary>
    public static void CompareInNorm(HostTensor expected, HostTensor[] operands, Func<IPrimitives, Tensor[], Tensor> compute)
    {
        Compare<double>(expected, operands, compute, 1e-12);
        var error = RelativeError.Of<double>(Run<float>(2, operands, compute), expected.Values);
        Assert.True(error <= 3e-5, $"the error of {expected.Shape} is {error:g3} of its norm");
    }

    /// <summary>Runs in one format and returns the elements.</summary>
    public static double[] Run<T>(int threads, HostTensor[] operands, Func<IPrimitives, Tensor[], Tensor> compute)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var idle = Idle<T>.Devices.GetOrAdd(threads, _ => []);
        var device = idle.TryTake(out var earlier) ? earlier : new CpuPrimitives<T>(new CpuOptions(threads, long.MaxValue));
        var tensors = operands.Select(operand => device.Upload(operand.Shape, operand.Values)).ToArray();
        var result = compute(device, tensors);
        var values = new double[result.Shape.Count];
        device.Download(result, values);
        result.Dispose();
        foreach (var tensor in tensors)
        {
            tensor.Dispose();
        }

        Assert.Equal(0, device.LiveBlocks);
        Assert.Equal(0, device.LiveBytes);
        idle.Add(device);
        return values;
    }

    private static void Compare<T>(
        HostTensor expected, HostTensor[] operands, Func<IPrimitives, Tensor[], Tensor> compute, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var actual = Run<T>(2, operands, (device, tensors) =>
        {
            var result = compute(device, tensors);
            Assert.Equal(expected.Shape, result.Shape);
            return result;
        });
        for (var i = 0; i < actual.Length; i++)
        {
            var bound = tolerance * (1 + Math.Abs(expected.Values[i]));
            Assert.True(
                expected.Values[i].Equals(actual[i]) || Math.Abs(actual[i] - expected.Values[i]) <= bound,
                $"{typeof(T).Name}: element {i} of {expected.Shape} is {actual[i]} and should be {expected.Values[i]}");
        }
    }

    /// <summary>Backends that no test is using, by their number of threads: their memory and threads serve the next one.</summary>
    private static class Idle<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static ConcurrentDictionary<int, ConcurrentBag<CpuPrimitives<T>>> Devices { get; } = new();
    }
}
