using RepXai.Cli.Tests.Fakes;
using RepXai.Contracts;

namespace RepXai.Cli.Tests.Commands;

/// <summary>What the commands ask of a gateway, and how its key reaches it.</summary>
public sealed class ClusterCommandTests : IDisposable
{
    private const string Address = "--cluster http://127.0.0.1:5087";

    private readonly CommandRunner runner = new() { Variables = { ["REPXAI_API_KEY"] = "secret" } };

    public ClusterCommandTests()
    {
        File.WriteAllText(runner.Folder.File("zoo.yaml"), "name: zoo");
        File.WriteAllText(runner.Folder.File("nightly.yaml"), "{ name: nightly, cron: '0 3 * * *', sweep: zoo.yaml }");
    }

    public void Dispose()
    {
        Assert.True((runner.Host.Settings is null && runner.Host.Cluster is null) || runner.Host.Disposed, "A command left its host open.");
        runner.Dispose();
    }

    [Theory]
    [InlineData("submit", "submit zoo.yaml")]
    [InlineData("watch", "watch zoo")]
    [InlineData("devices", "devices")]
    [InlineData("campaigns-list", "campaigns list")]
    [InlineData("campaigns-show", "campaigns show nightly")]
    [InlineData("campaigns-history", "campaigns history nightly")]
    public async Task The_output_is_as_kept(string expectation, string arguments)
    {
        var result = await runner.RunAsync($"{arguments} {Address}");
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Expectation.Match(expectation, result.Output + (result.Error == "" ? "" : "---- error writer\n" + result.Error));
        Assert.Null(runner.Host.Settings);
        Assert.Equal(("http://127.0.0.1:5087/", "secret"), (runner.Host.Cluster!.Address.AbsoluteUri, runner.Host.Cluster.ApiKey));
    }

    [Theory]
    [InlineData("submit zoo.yaml --json", "id", "b2d4")]
    [InlineData("watch b2d4 --json", "state", "completed")]
    [InlineData("status b2d4 --json", "id", "b2d4")]
    [InlineData("scores b2d4 --json", "sweepId", "b2d4")]
    [InlineData("cancel b1c3 --json", "id", "b1c3")]
    [InlineData("campaigns create nightly.yaml --json", "specification.document.text", "name: zoo")]
    [InlineData("campaigns show nightly --json", "specification.timeZone", "Europe/Berlin")]
    [InlineData("campaigns history nightly --json", "before", "2")]
    [InlineData("campaigns run nightly --json", "sweepId", "nightly-3")]
    [InlineData("campaigns pause nightly --json", "state", "active")]
    [InlineData("campaigns resume nightly --json", "state", "active")]
    [InlineData("campaigns delete nightly --json", "specification.name", "nightly")]
    public async Task With_json_the_output_holds_json_alone(string arguments, string path, string value)
    {
        var result = await runner.RunAsync($"{arguments} {Address} --key-file zoo.yaml");
        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(value, path.Split('.').Aggregate(result.Json(), (json, name) => json.GetProperty(name)).ToString());
        Assert.Equal("name: zoo", runner.Host.Cluster!.ApiKey);
    }

    [Theory]
    [InlineData("runs --json", 3)]
    [InlineData("campaigns list --json", 1)]
    [InlineData("devices --json", 2)]
    [InlineData("drain silo-3 --json", 2)]
    [InlineData("undrain silo-3/cuda-0 --json", 2)]
    public async Task Lists_are_json_arrays(string arguments, int length) =>
        Assert.Equal(length, (await runner.RunAsync($"{arguments} {Address}")).Json().GetArrayLength());

    [Fact]
    public async Task What_is_asked_reaches_the_service()
    {
        string[] commands =
        [
            "drain silo-3", "undrain silo-3/cuda-0", "campaigns create nightly.yaml", "campaigns run nightly --key k", "campaigns history nightly --before 7 --limit 3",
            "campaigns pause nightly", "campaigns delete nightly",
        ];
        foreach (var command in commands)
            Assert.Equal(ExitCode.Success, (await runner.RunAsync($"{command} {Address}")).ExitCode);
        Assert.Equal(
            ["drain silo-3", "undrain silo-3/cuda-0", "put nightly name: zoo", "run nightly k", "history nightly 7 3", "pause nightly", "get nightly", "delete nightly"],
            runner.Host.Service.Asked);
    }

    [Fact]
    public async Task Without_a_gateway_campaigns_are_those_of_the_folder()
    {
        runner.Variables.Clear();
        var result = await runner.RunAsync("campaigns create nightly.yaml --out here");
        Assert.Equal((ExitCode.Success, "FOLDER/here"), (result.ExitCode, runner.Host.Settings!.Folder.Replace(runner.Folder.Path, "FOLDER", StringComparison.Ordinal)));
        Assert.False(runner.Host.HasStartedCampaigns);
    }

    [Theory]
    [InlineData("submit zoo.yaml", "Option '--cluster' is required")]
    [InlineData("devices --cluster here", "--cluster is 'here' where an address such as http://127.0.0.1:5087 is needed")]
    [InlineData("campaigns history nightly --limit 101", "--limit is 101, and a page has 100 runs at most; ask for the next page with --before.")]
    [InlineData("campaigns show weekly", "There is no campaign 'weekly'.")]
    [InlineData("devices --cluster http://127.0.0.1:5087 --key-file nothing", "There is no file 'FOLDER/nothing'; check the path.")]
    public async Task What_cannot_be_asked_is_told(string arguments, string told)
    {
        var result = await runner.RunAsync(arguments);
        Assert.Equal((ExitCode.UserError, ""), (result.ExitCode, result.Output));
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_a_key_is_not_asked()
    {
        foreach (var key in new[] { null, "", " ", "two\nlines" })
        {
            runner.Variables.Clear();
            if (key is not null)
                runner.Variables["REPXAI_API_KEY"] = key;
            var result = await runner.RunAsync($"devices {Address}");
            Assert.Equal(ExitCode.UserError, result.ExitCode);
            Assert.Contains("put it into the environment variable REPXAI_API_KEY or name a file with it by --key-file", result.Error, StringComparison.Ordinal);
            Assert.Null(runner.Host.Cluster);
        }
    }

    [Fact]
    public async Task Every_mistake_of_a_campaign_is_told_with_its_line()
    {
        await File.WriteAllTextAsync(runner.Folder.File("nightly.yaml"), "name: Nightly\ncron: often\nsweep: zoo.yaml\ntime_zone: Mars\n");
        var result = await runner.RunAsync("campaigns create nightly.yaml");
        Assert.Equal(ExitCode.UserError, result.ExitCode);
        Assert.Equal([1, 2, 4], result.Error.TrimEnd().Split('\n').Select(line => int.Parse(line.Split(':')[1], null)));
        Assert.Empty(runner.Host.Service.Asked);
    }

    [Theory]
    [InlineData(SweepFault.Request, ExitCode.UserError)]
    [InlineData(SweepFault.Service, ExitCode.Failure)]
    public async Task A_failure_has_the_exit_code_of_whose_fault_it_is(SweepFault fault, int code)
    {
        runner.Host.Service.Runs[0] = Samples.Status("b2d4", "zoo", SweepState.Failed) with { Failure = "Unit 5 failed.", Fault = fault };
        var result = await runner.RunAsync($"watch b2d4 --quiet {Address}");
        Assert.Equal((code, "repxai: run 'b2d4' failed: Unit 5 failed.\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task An_interrupted_watcher_is_told_that_the_run_goes_on()
    {
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();
        var result = await runner.RunAsync($"watch b2d4 {Address}", interrupt.Token);
        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.EndsWith("repxai: interrupted; the sweep goes on, and 'repxai watch b2d4' shows it again.\n", result.Error, StringComparison.Ordinal);
    }
}
