using System.Net;
using System.Net.Http.Headers;
using RepXai.Cli.Tests.Fakes;

namespace RepXai.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public void Dispose() => runner.Dispose();

    [Theory]
    [InlineData("--listen here", "--listen is 'here'")]
    [InlineData("--listen 0.0.0.0:5087", "say with --keys who may use it")]
    [InlineData("--listen 127.0.0.1:0 --keys none.txt", "cannot be read")]
    [InlineData("--listen 127.0.0.1:0 --keys bad.txt", "bad.txt:2: ")]
    [InlineData("--listen 127.0.0.1:0 --data nowhere", "There is no folder")]
    public async Task What_cannot_be_served_is_told(string arguments, string told)
    {
        await File.WriteAllTextAsync(runner.Folder.File("bad.txt"), "# keys\nlab 00\n");
        var result = await runner.RunAsync($"serve {arguments}");
        Assert.Equal(ExitCode.UserError, result.ExitCode);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_served_to_who_has_the_key_until_the_command_is_interrupted()
    {
        using var stop = new CancellationTokenSource();
        await using var output = new LineWriter();
        var host = new FakeHost();
        var session = new Session(new Terminal(output, TextWriter.Null), runner.Folder.Path, host.Open);
        var serving = CommandLine.InvokeAsync(["serve", "--listen", "127.0.0.1:0"], session, stop.Token);
        using var http = new HttpClient { BaseAddress = new Uri((await output.NextAsync())["Serving on ".Length..]) };
        var key = (await output.NextAsync())["API key: ".Length..];
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("v1/sweeps")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        Assert.True(host.HasStartedCampaigns);
        Assert.Contains("b2d4", await http.GetStringAsync("v1/sweeps"), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Interrupted, await serving);
    }
}
