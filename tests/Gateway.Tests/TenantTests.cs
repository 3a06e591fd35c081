using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RepXai.Contracts.Http;

namespace RepXai.Gateway.Tests;

public sealed class TenantTests : GatewayTestBase
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "v1/sweeps" },
        { "POST", "v1/sweeps" },
        { "POST", "v1/validation" },
        { "GET", Sweep },
        { "GET", $"{Sweep}/progress" },
        { "POST", $"{Sweep}/pause" },
        { "POST", $"{Sweep}/resume" },
        { "POST", $"{Sweep}/cancel" },
        { "GET", $"{Sweep}/results" },
        { "GET", $"{Sweep}/blobs/maps/a%20b.bin" },
        { "GET", "v1/uploads" },
        { "POST", "v1/uploads" },
        { "PATCH", $"v1/uploads/{ScriptedUploads.Hash}" },
        { "DELETE", $"v1/uploads/{ScriptedUploads.Hash}" },
        { "GET", $"v1/comparison?sweep={ScriptedSweeps.Id}" },
        { "GET", "v1/campaigns" },
        { "GET", "v1/campaigns/nightly" },
        { "PUT", "v1/campaigns/nightly" },
        { "DELETE", "v1/campaigns/nightly" },
        { "POST", "v1/campaigns/nightly/pause" },
        { "POST", "v1/campaigns/nightly/resume" },
        { "POST", "v1/campaigns/nightly/runs" },
        { "GET", "v1/campaigns/nightly/runs" },
        { "GET", "v1/devices" },
        { "POST", "v1/devices/drain?name=local/worker-0" },
        { "POST", "v1/devices/undrain?name=local/worker-0" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Without_a_known_key_nobody_gets_anything(string method, string path)
    {
        string?[] keys = [null, "", "key of nobody", LoopbackGateway.KeyOf("one").ToUpperInvariant(), TenantKey.HashOf(LoopbackGateway.KeyOf("one"))];
        foreach (var key in keys)
        {
            UseKey(key);
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? Json("{\"text\":\"\"}") : null };
            using var response = await Http.SendAsync(request);
            await AssertProblemAsync(HttpStatusCode.Unauthorized, ProblemCodes.Unauthorized, response);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        }
        Assert.Equal(0, Sweeps.Cancelled);
    }

    [Theory]
    [InlineData("drain")]
    [InlineData("undrain")]
    public async Task Where_tenants_share_devices_only_operators_take_them_out_of_work(string command)
    {
        Gateway.Services.GetRequiredService<IOptions<SweepGatewayOptions>>().Value.Operators = ["other"];
        using var refused = await Http.PostAsync($"v1/devices/{command}?name=local/worker-0", null);
        await AssertProblemAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, refused);

        UseKey(LoopbackGateway.KeyOf("other"));
        using var accepted = await Http.PostAsync($"v1/devices/{command}?name=local/worker-0", null);
        Assert.NotEqual(HttpStatusCode.Forbidden, accepted.StatusCode);
    }

    [Fact]
    public async Task A_caller_sees_and_stops_its_own_sweeps_only()
    {
        OthersSweeps.Progress(7);
        UseKey(LoopbackGateway.KeyOf("other"));
        using var list = await Http.GetAsync("v1/sweeps");
        Assert.Equal(7, (await ReadAsync(list))[0].GetProperty("progress").GetProperty("unitsCompleted").GetInt32());
        using var cancelled = await Http.PostAsync($"{Sweep}/cancel", content: null);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal((0, 1), (Sweeps.Cancelled, OthersSweeps.Cancelled));
    }

    [Theory]
    [InlineData("", "00")]
    [InlineData("../one", "")]
    [InlineData("One", "")]
    [InlineData("one", "00")]
    [InlineData("one", "secret")]
    public void Keys_have_names_of_folders_and_hashes(string tenant, string hash) =>
        Assert.Throws<FormatException>(() => new TenantKey(tenant, hash.Length > 0 ? hash : TenantKey.HashOf("key")));

    [Fact]
    public void A_key_is_known_by_its_sha256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", TenantKey.HashOf("abc")); // FIPS 180-4's example
}
