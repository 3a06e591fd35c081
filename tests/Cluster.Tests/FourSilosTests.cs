using System.Net;
using RepXai.Cluster.Tests.Processes;
using RepXai.Contracts;
using RepXai.Contracts.Validation;

namespace RepXai.Cluster.Tests;

[Collection(ClusterCollection.Name)]
public sealed class FourSilosTests(ClusterServers servers)
{
    [Fact]
    public async Task A_sweep_over_four_silos_equals_the_embedded_one_byte_for_byte()
    {
        await using var cluster = await SiloCluster.StartAsync(servers, silos: 4);
        var sweeps = cluster.Client(0);

        var id = (await sweeps.SubmitAsync(LongSweep.Document)).Id;
        var end = await cluster.WatchAsync(sweeps, id);
        var devices = await sweeps.ListDevicesAsync();

        Assert.Equal((SweepState.Completed, 0), (end.State, end.Retries));
        Assert.Equal(await LongSweep.EmbeddedAsync(), await cluster.ResultsOfAsync(id));
        Assert.Equal(["silo-0/cpu-0", "silo-1/cpu-0", "silo-2/cpu-0", "silo-3/cpu-0"], devices.Select(device => device.Name).Order(StringComparer.Ordinal));
        Assert.All(devices, device => Assert.True(device.UnitsCompleted > 0, $"{device.Name} computed nothing"));
        await AnotherSiloTellsTheSameAsync(cluster, id);
        await NobodyElseGetsAnythingAsync(cluster, id);
    }

    private static async Task AnotherSiloTellsTheSameAsync(SiloCluster cluster, string id)
    {
        var (one, other) = (await cluster.Client(1).GetResultsAsync(id), await cluster.Client(2).GetResultsAsync(id));

        Assert.NotEmpty(one.Scores);
        Assert.Equal(one.Scores.Select(pair => pair.Target), other.Scores.Select(pair => pair.Target));
        Assert.Equal(id, (await cluster.Client(3).SubmitAsync(LongSweep.Document)).Id);
    }

    private static async Task NobodyElseGetsAnythingAsync(SiloCluster cluster, string id)
    {
        var beta = cluster.Client(1, SiloCluster.OtherTenant);
        Assert.Empty(await beta.ListAsync());
        await Assert.ThrowsAsync<SweepNotFoundException>(() => beta.GetResultsAsync(id));
        await Assert.ThrowsAsync<SweepNotFoundException>(() => beta.CancelAsync(id));

        using var stranger = new HttpClient { BaseAddress = cluster.Silos[2].Address };
        foreach (var path in new[] { "v1/sweeps", $"v1/sweeps/{id}", $"v1/sweeps/{id}/results", $"v1/sweeps/{id}/progress", "v1/devices", "v1/campaigns" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "guessed");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(new Uri($"v1/sweeps/{id}/cancel", UriKind.Relative), content: null)).StatusCode);
    }
}
