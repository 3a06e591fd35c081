using RepXai.Tensors;

namespace RepXai.Sweeps.Files;

/// <summary>A file or folder on this machine.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What whoever named it may know of that.</param>
public sealed record LocatedFile(string Path, string Name)
{
    /// <summary>Does something with the file; errors tell its name and not its place.</summary>
    /// <exception cref="UserErrorException">What the work threw.</exception>
    public async Task<T> UseAsync<T>(Func<string, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return await work(Path);
        }
        catch (UserErrorException error) when (Path != Name && error.Message.Contains(Path, StringComparison.Ordinal))
        {
            throw new UserErrorException(error.Message.Replace(Path, Name, StringComparison.Ordinal), error);
        }
    }
}
