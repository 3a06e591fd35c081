using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RepXai.Gateway.Tests;

/// <summary>A gateway with two tenants, of whom each has a sweep of the same name, and a caller with the first one's key.</summary>
public abstract class GatewayTestBase : IAsyncLifetime
{
    private protected const string Sweep = $"v1/sweeps/{ScriptedSweeps.Id}";
    private protected const int MaxRequestBytes = 2000;

    private protected ScriptedSweeps Sweeps { get; } = new();

    private protected ScriptedSweeps OthersSweeps { get; } = new();

    private protected ScriptedUploads Uploads { get; } = new();

    private protected ScriptedUploads OthersUploads { get; } = new();

    private protected LoopbackGateway Gateway { get; private set; } = null!;

    private protected HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        Gateway = await LoopbackGateway.StartAsync(
            new() { ["one"] = Sweeps, ["other"] = OthersSweeps },
            options => (options.MaxRequestBytes, options.HeartbeatInterval) = (MaxRequestBytes, TimeSpan.FromMilliseconds(20)),
            new() { ["one"] = Uploads, ["other"] = OthersUploads });
        Http.BaseAddress = Gateway.Address;
        UseKey(LoopbackGateway.KeyOf("one"));
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Gateway.DisposeAsync();
    }

    private protected void UseKey(string? key) => Http.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);

    private protected static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private protected static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return document.RootElement.Clone();
    }

    /// <summary>Asserts that an answer is a problem with everything that problems have.</summary>
    private protected static async Task<JsonElement> AssertProblemAsync(HttpStatusCode status, string code, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await ReadAsync(response);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal($"urn:repxai:problem:{code}", problem.GetProperty("type").GetString());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("title").GetString()));
        Assert.EndsWith(".", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        return problem;
    }
}
