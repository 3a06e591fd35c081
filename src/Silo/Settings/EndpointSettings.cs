using System.Net;

namespace RepXai.Silo.Settings;

/// <summary>Where the silo listens.</summary>
/// <param name="SiloPort">For other silos.</param>
/// <param name="GatewayPort">For Orleans' clients.</param>
/// <param name="Advertised">The address that others reach it at; found by the machine's name when absent.</param>
/// <param name="Http">For the callers of sweeps, and for probes.</param>
internal sealed record EndpointSettings(int SiloPort, int GatewayPort, IPAddress? Advertised, IPEndPoint Http);
