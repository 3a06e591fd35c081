namespace RepXai.Grains.Reduction;

/// <summary>Runs work that takes long on the thread pool, outside the grains' scheduler, so much of it at once as the silo may.</summary>
internal sealed class WorkSlots(RepXaiSiloOptions options) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.ReductionsOfSilo);

    /// <summary>Runs work when there is a slot for it.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        await slots.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();
}
