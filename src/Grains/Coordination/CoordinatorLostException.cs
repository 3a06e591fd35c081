namespace RepXai.Grains.Coordination;

/// <summary>The coordinator stepped down before it could answer: it stops, or its storage refused a write. The call may be made again.</summary>
[GenerateSerializer, Alias("repxai.CoordinatorLostException.v1")]
public sealed class CoordinatorLostException : OrleansException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which sweep, and why.</param>
    public CoordinatorLostException(string message)
        : base(message)
    {
    }
}
