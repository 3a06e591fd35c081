namespace RepXai.Tensors.Kernels;

/// <summary>Divides sums over windows by what each window counts. A chunk is a plane.</summary>
internal readonly unsafe struct DivideWork<T>(T* sums, T* divisors, int plane) : IWork
    where T : unmanaged
{
    public void Run(int chunk, Scratch scratch)
    {
        var own = sums + ((nint)chunk * plane);
        AverageWork<T>.Divide(own, divisors, own, plane);
    }
}
