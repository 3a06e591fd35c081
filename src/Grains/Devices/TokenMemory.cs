namespace RepXai.Grains.Devices;

/// <summary>
/// The largest fencing token that a device had of each sweep. Only a lease with a larger one is new: a late copy of an answer brings no ended
/// lease back.
/// </summary>
internal sealed class TokenMemory
{
    private const int MaxSweeps = 1024;
    private readonly Dictionary<string, long> tokens = new(StringComparer.Ordinal);

    /// <summary>Takes a lease; false when the device had it, or a later one, before.</summary>
    public bool Take(UnitTicket ticket)
    {
        if (tokens.GetValueOrDefault(ticket.Sweep) >= ticket.Token)
            return false;
        if (tokens.Count >= MaxSweeps)
            tokens.Clear();
        tokens[ticket.Sweep] = ticket.Token;
        return true;
    }
}
