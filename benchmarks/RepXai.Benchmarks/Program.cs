using BenchmarkDotNet.Running;
using RepXai.Benchmarks;
using RepXai.Benchmarks.Kernels;

if (args is ["kernels", var threads])
    KernelRunner.Serve(int.Parse(threads, provider: null), Console.In, Console.Out, TimeProvider.System);
else
    BenchmarkSwitcher.FromAssembly(typeof(MultiplyAddPeak).Assembly).Run(args);
