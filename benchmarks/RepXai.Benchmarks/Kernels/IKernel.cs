namespace RepXai.Benchmarks.Kernels;

/// <summary>What is timed, with its operands.</summary>
internal interface IKernel : IDisposable
{
    /// <summary>Does the work once.</summary>
    void Run();
}
