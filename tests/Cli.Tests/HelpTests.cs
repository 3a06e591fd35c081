using System.CommandLine;
using System.Globalization;
using System.Text;
using RepXai.Cli.Commands;
using RepXai.Cli.Tests.Fakes;

namespace RepXai.Cli.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly CommandRunner runner = new();

    public static TheoryData<string> Commands => [.. Documented().Select(command => command.Path)];

    public void Dispose() => runner.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_shows_its_help_with_an_example_of_itself(string name)
    {
        var result = await runner.RunAsync($"{name} --help");
        Assert.Equal((ExitCode.Success, ""), (result.ExitCode, result.Error));
        Assert.Contains($"Example:\n  repxai {name} ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_is_a_command_line_that_parses(string name)
    {
        var command = Assert.IsAssignableFrom<DocumentedCommand>(Find(name));
        Assert.Empty(Tree().Parse(command.Example["repxai ".Length..]).Errors);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_symbol_is_described_and_nothing_is_described_twice(string name)
    {
        var command = Find(name);
        var descriptions = command.Options.Where(o => !o.Hidden).Select(o => o.Description).Concat(command.Arguments.Select(a => a.Description)).ToList();
        Assert.All(descriptions, text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.Equal(descriptions.Count, descriptions.Distinct().Count());
    }

    [Fact]
    public async Task The_reference_of_commands_is_their_help()
    {
        var page = new StringBuilder("""
            # Commands

            What `repxai COMMAND --help` says. Every command ends with exit code 0 when it did what was asked, 2 when there is something to mend
            in the arguments, a file or a specification, 1 on a mistake of the program's own, and 130 when it was interrupted (Ctrl-C); errors
            are one sentence on the error stream. Progress goes there too, so the output is the answer alone; with `--json` it is one JSON
            document. Colours are left out when `NO_COLOR` is set and in pipes.

            """.ReplaceLineEndings("\n"));
        foreach (var (path, _) in Documented())
        {
            var help = await runner.RunAsync($"{path} --help");
            page.Append(CultureInfo.InvariantCulture, $"\n## repxai {path}\n\n```text\n{help.Output.Trim()}\n```\n");
        }

        Expectation.MatchFile("docs/commands.md", page.ToString());
    }

    [Fact]
    public async Task Unknown_commands_and_options_are_the_users_mistakes()
    {
        var command = await runner.RunAsync("shine");
        Assert.Equal(ExitCode.UserError, command.ExitCode);
        Assert.Contains("'shine'", command.Error, StringComparison.Ordinal);
        var option = await runner.RunAsync("score --shine");
        Assert.Equal(ExitCode.UserError, option.ExitCode);
        Assert.Contains("'--shine'", option.Error, StringComparison.Ordinal);
    }

    private static Command Find(string path) => Documented().Single(command => command.Path == path).Command;

    private static List<(string Path, Command Command)> Documented() => [.. Under(Tree(), "")];

    private static IEnumerable<(string Path, Command Command)> Under(Command parent, string prefix) =>
        parent.Subcommands.SelectMany(command => Under(command, $"{prefix}{command.Name} ").Prepend(($"{prefix}{command.Name}", command)));

    private static RootCommand Tree() => CommandTree.Create(new Session(new Terminal(TextWriter.Null, TextWriter.Null), "", new FakeHost().Open));
}
