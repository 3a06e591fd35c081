namespace RepXai.Tensors.Kernels;

/// <summary>Planes that works read, a few in each chunk: as they are, or each divided by the same elements first.</summary>
/// <param name="elements">The first plane.</param>
/// <param name="plane">Elements of a plane.</param>
/// <param name="divisors">What a plane is divided by, if anything.</param>
internal readonly unsafe struct SourcePlanes<T>(T* elements, int plane, T* divisors = null)
    where T : unmanaged
{
    /// <summary>A few planes; quotients lie in the worker's memory, where the next ones overwrite them.</summary>
    public T* Read(int first, int count, Scratch scratch)
    {
        var own = elements + ((nint)first * plane);
        if (divisors == null)
        {
            return own;
        }

        var quotients = scratch.Get<T>(ScratchUse.Row, (nint)count * plane);
        var division = new DivideWork<T>(own, divisors, quotients, plane);
        for (var i = 0; i < count; i++)
        {
            division.Run(i, scratch);
        }

        return quotients;
    }
}
