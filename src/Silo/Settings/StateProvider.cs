namespace RepXai.Silo.Settings;

/// <summary>What keeps the cluster's membership, the grains' state and their reminders.</summary>
internal enum StateProvider
{
    /// <summary>This process's memory: a cluster of one silo, which forgets its sweeps when it stops.</summary>
    Localhost,

    /// <summary>A PostgreSQL database.</summary>
    PostgreSql,

    /// <summary>Tables and blobs of an Azure storage account.</summary>
    AzureStorage,
}
