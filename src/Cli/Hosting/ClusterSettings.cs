namespace RepXai.Cli.Hosting;

/// <summary>Where a gateway is, and the key that opens it.</summary>
/// <param name="Address">Its address.</param>
/// <param name="ApiKey">The caller's key.</param>
internal sealed record ClusterSettings(Uri Address, string ApiKey);
