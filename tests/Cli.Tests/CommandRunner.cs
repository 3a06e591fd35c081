using RepXai.Cli.Tests.Fakes;
using RepXai.Tests.Common;

namespace RepXai.Cli.Tests;

/// <summary>Runs commands in this process, in a folder of the test's own and against a host that the test lays ready.</summary>
internal sealed class CommandRunner : IDisposable
{
    private const int Width = 140;

    /// <summary>The folder that relative paths start from.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>What commands find when they open a host.</summary>
    public FakeHost Host { get; } = new();

    /// <summary>The environment variables that commands see.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs one command; its arguments are given as in a shell, without quotes.</summary>
    public Task<CommandResult> RunAsync(string arguments, CancellationToken cancellationToken = default) =>
        RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), live: false, cancellationToken);

    /// <summary>Runs one command, with live progress if wanted.</summary>
    public async Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, bool live, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error) { OutputWidth = Width, ErrorWidth = Width, LiveError = live };
        var session = new Session(terminal, Folder.Path, Host.Open) { OpenCluster = Host.Open, ReadVariable = Variables.GetValueOrDefault };
        var code = await CommandLine.InvokeAsync(arguments, session, cancellationToken);
        return new CommandResult(code, Clean(output), Clean(error));
    }

    public void Dispose() => Folder.Dispose();

    private string Clean(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n").Replace(Folder.Path, "FOLDER", StringComparison.Ordinal);
}
