namespace RepXai.Tensors.Kernels;

/// <summary>The adjoint of means over windows: cotangents over their divisors, spread over the windows. A chunk is a plane.</summary>
internal readonly unsafe struct AverageAdjointWork<T>(DirectAdjointWork<T> spread, T* divisors, T* cotangents, int plane) : IWork
    where T : unmanaged
{
    public void Run(int chunk, Scratch scratch)
    {
        var shares = scratch.Get<T>(ScratchUse.Row, plane);
        AverageWork<T>.Divide(cotangents + ((nint)chunk * plane), divisors, shares, plane);
        spread.Run(0, shares, chunk, scratch);
    }
}
