namespace RepXai.Storage.Azure;

/// <summary>The blob store did not do its work, after all retries, for a reason that may pass: the network, its load, a lost race. Another attempt may go better.</summary>
public sealed class BlobStoreUnavailableException : IOException
{
    /// <summary>Creates the error from its sentence and what brought it about.</summary>
    public BlobStoreUnavailableException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
