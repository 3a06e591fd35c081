namespace RepXai.Storage.Azure;

/// <summary>The sizes of single requests.</summary>
/// <param name="BlockBytes">The most that one request carries, and that a write keeps in memory. A blob has at most 50,000 blocks.</param>
/// <param name="PageSize">The names in one page of a listing; the service's own number when absent.</param>
internal sealed record StoreBounds(int BlockBytes = 16 << 20, int? PageSize = null);
