using RepXai.Cluster.Tests.Processes;

namespace RepXai.Cluster.Tests;

/// <summary>Tests that share the servers; they run one after the other, since each takes the whole machine.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<ClusterServers>
{
    public const string Name = "Cluster";
}
