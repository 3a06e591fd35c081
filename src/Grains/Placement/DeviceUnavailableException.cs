namespace RepXai.Grains.Placement;

/// <summary>A device was called that no silo announces now.</summary>
[GenerateSerializer, Alias("repxai.DeviceUnavailableException.v1")]
public sealed class DeviceUnavailableException : OrleansException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which device.</param>
    public DeviceUnavailableException(string message)
        : base(message)
    {
    }
}
