namespace RepXai.Tensors.Kernels;

/// <summary>Parts of work that is no kernel's.</summary>
internal readonly struct HostWork(Action<int> part) : IWork
{
    public void Run(int chunk, Scratch scratch) => part(chunk);
}
