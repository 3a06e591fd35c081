using RepXai.Cli.Hosting;
using RepXai.Tests.Common;

namespace RepXai.Cli.Tests.Processes;

public sealed class KilledSweepTests : IDisposable
{
    private const int Kills = 20;
    private const int LatestInstant = 10;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_sweep_that_is_killed_at_twenty_instants_ends_with_the_bytes_of_an_undisturbed_one()
    {
        var specification = SmallSweep.WriteTo(folder);
        var undisturbed = await RunUndisturbedAsync(specification);

        var random = new Random(20_220_209);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
            killed += await KillAsync(specification, random.Next(1, LatestInstant)) ? 1 : 0;
        Assert.Equal(Kills, killed);

        var last = await BuiltProgram.RunAsync(folder.Path, "resume", "small", "--out", "killed", "--workers", "3", "--json", "--quiet");
        Assert.True(last.ExitCode == ExitCode.Success, last.Error);
        var run = last.Json().GetProperty("folder").GetString()!;
        Assert.Equal(Path.GetFileName(undisturbed), Path.GetFileName(run));
        Assert.Equal(SmallSweep.Results(undisturbed), SmallSweep.Results(Path.Combine(folder.Path, run)));
    }

    /// <summary>Runs the sweep in this process, with another number of workers.</summary>
    private async Task<string> RunUndisturbedAsync(string specification)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var session = new Session(new Terminal(output, error), folder.Path, settings => new EmbeddedHost(settings, TimeProvider.System));
        var code = await CommandLine.InvokeAsync(["run", specification, "--out", "undisturbed", "--workers", "1", "--json"], session, CancellationToken.None);
        Assert.True(code == ExitCode.Success, error.ToString());
        return new CommandResult(code, output.ToString(), "").Json().GetProperty("folder").GetString()!;
    }

    /// <summary>Starts or goes on with the sweep, and kills the process once its run's folder has changed so many times.</summary>
    /// <returns>Whether it was killed before it ended.</returns>
    private async Task<bool> KillAsync(string specification, int changes)
    {
        var runs = Directory.CreateDirectory(folder.File("killed")).FullName;
        var instant = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(runs) { IncludeSubdirectories = true };
        void Count(object sender, FileSystemEventArgs change)
        {
            if (Interlocked.Decrement(ref changes) == 0)
                instant.TrySetResult();
        }

        watcher.Changed += Count;
        watcher.Created += Count;
        watcher.EnableRaisingEvents = true;
        using var process = BuiltProgram.Start(folder.Path, ["run", specification, "--out", "killed", "--workers", "2", "--quiet"]);
        var end = BuiltProgram.EndAsync(process);
        await Task.WhenAny(instant.Task, end);
        process.Kill();
        var result = await end;
        Assert.True(result.ExitCode is ExitCode.Success or 128 + 9, result.Error);
        return result.ExitCode != ExitCode.Success;
    }
}
