using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;
using RepXai.Tensors;

namespace RepXai.Storage.Azure;

/// <summary>Tells the failures of a container apart: what the user can mend, and what may pass.</summary>
/// <param name="container">The container's address; what it has in its query is secret and stays out of messages.</param>
internal sealed class AzureFailure(Uri container)
{
    private readonly string address = container.GetLeftPart(UriPartial.Path);

    /// <summary>Does the work; its failures come out as the store's own.</summary>
    /// <exception cref="UserErrorException">The user can mend it.</exception>
    /// <exception cref="BlobStoreUnavailableException">It may pass.</exception>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception cause) when (IsOurs(cause, cancellation))
        {
            throw Describe(cause);
        }
    }

    /// <summary>Does the work; its failures come out as the store's own.</summary>
    public T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (IsOurs(cause, CancellationToken.None))
        {
            throw Describe(cause);
        }
    }

    /// <summary>Whether a failure says that there is no such blob, in a container that there is.</summary>
    public static bool IsMissingBlob(RequestFailedException cause) => cause.Status == 404 && !Has(cause, BlobErrorCode.ContainerNotFound);

    /// <summary>Whether the service gave a failure such a code.</summary>
    public static bool Has(RequestFailedException cause, BlobErrorCode code) => cause.ErrorCode is { } given && given == code;

    private static bool IsOurs(Exception cause, CancellationToken cancellation) => cause switch
    {
        OperationCanceledException => !cancellation.IsCancellationRequested, // An attempt that took too long ends like this too.
        RequestFailedException or AggregateException or AuthenticationFailedException or HttpRequestException => true,
        _ => cause is IOException and not BlobStoreUnavailableException,
    };

    private Exception Describe(Exception cause)
    {
        var last = cause is AggregateException several ? several.InnerExceptions[^1] : cause;
        return last switch
        {
            RequestFailedException { Status: 401 or 403 } refused => new UserErrorException(
                $"'{address}' refuses the request ({refused.ErrorCode}); check the key, the signature's rights or the identity's role.", cause),
            RequestFailedException request when Has(request, BlobErrorCode.ContainerNotFound) => new UserErrorException(
                $"There is no container '{address}' and no right to make it; create it.", cause),
            CredentialUnavailableException => new UserErrorException(
                $"This machine has no identity to enter '{address}' with; give it one, or a connection string or shared access signature.", cause),
            RequestFailedException { Status: 412 } => new BlobStoreUnavailableException(
                $"A blob of '{address}' was replaced while it was read; read it again.", cause),
            RequestFailedException { Status: > 0 } failed => new BlobStoreUnavailableException(
                $"'{address}' answers with {failed.Status} {failed.ErrorCode}; try again.", cause),
            _ => new BlobStoreUnavailableException($"'{address}' does not answer: {last.Message.Split('\n')[0].TrimEnd('.')}; try again.", cause),
        };
    }
}
