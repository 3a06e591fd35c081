using RepXai.Grains;
using RepXai.Silo.State;

namespace RepXai.Silo.Settings;

/// <summary>
/// Says in the configuration of Orleans and of the log what the settings mean there. It comes first, so that what a user says below
/// <c>Orleans</c> and <c>Logging</c> goes beyond the settings and has its way.
/// </summary>
internal static class SiloDefaults
{
    private const string Storage = $"Orleans:GrainStorage:{GrainStorageNames.State}";
    private const string Clustering = "Orleans:Clustering";
    private const string Reminders = "Orleans:Reminders";

    /// <summary>The configuration's keys and values.</summary>
    public static Dictionary<string, string?> Of(SiloSettings settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            ["Logging:LogLevel:Orleans"] = "Warning",
            ["Orleans:ClusterId"] = settings.Cluster,
            ["Orleans:ServiceId"] = settings.Service,
            ["Orleans:Name"] = settings.Name,
            ["Orleans:EnableDistributedTracing"] = bool.TrueString,
            ["Orleans:Endpoints:SiloPort"] = FormattableString.Invariant($"{settings.Endpoints.SiloPort}"),
            ["Orleans:Endpoints:GatewayPort"] = FormattableString.Invariant($"{settings.Endpoints.GatewayPort}"),
        };
        if (settings.Endpoints.Advertised is { } address)
            values["Orleans:Endpoints:AdvertisedIPAddress"] = address.ToString();
        AddState(values, settings.State);
        return values;
    }

    private static void AddState(Dictionary<string, string?> values, StateSettings state)
    {
        var (clustering, storage, reminders) = state.Provider switch
        {
            StateProvider.Localhost => ("Development", "Memory", "Memory"),
            StateProvider.PostgreSql => ("AdoNet", "AdoNet", "AdoNet"),
            _ => ("AzureTableStorage", "AzureBlobStorage", "AzureTableStorage"), // A row of a table is too small for a large sweep's state.
        };
        foreach (var (section, provider) in new[] { (Clustering, clustering), (Storage, storage), (Reminders, reminders) })
        {
            values[$"{section}:ProviderType"] = provider;
            values[$"{section}:ConnectionString"] = state.ConnectionString;
            if (state.Provider == StateProvider.PostgreSql)
                values[$"{section}:Invariant"] = PostgresState.Invariant;
        }
    }
}
