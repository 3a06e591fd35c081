using System.CommandLine;
using RepXai.Contracts.Validation;

namespace RepXai.Cli.Rendering;

/// <summary>Says on the error writer why a command did not succeed, and gives the exit code for it.</summary>
internal static class ErrorRenderer
{
    private const string Program = "repxai";

    /// <summary>The arguments are not what the command takes.</summary>
    public static int ParseErrors(ParseResult parsed, TextWriter error)
    {
        var messages = parsed.Errors.Select(e => e.Message.Trim().TrimEnd('.')).Distinct(StringComparer.Ordinal);
        var command = parsed.CommandResult.Command is RootCommand ? Program : $"{Program} {parsed.CommandResult.Command.Name}";
        return UserError($"{string.Join("; ", messages)}; see '{command} --help'.", error);
    }

    /// <summary>A specification has mistakes: each on its line, as compilers print them.</summary>
    public static int Problems(IReadOnlyList<SpecificationProblem> problems, TextWriter error)
    {
        foreach (var problem in problems)
            error.WriteLine(problem);
        return ExitCode.UserError;
    }

    /// <summary>Something else that the user can mend.</summary>
    public static int UserError(string sentence, TextWriter error)
    {
        error.WriteLine($"{Program}: {OnOneLine(sentence)}");
        return ExitCode.UserError;
    }

    /// <summary>Something that whoever runs the service can mend.</summary>
    public static int ServiceFailure(string sentence, TextWriter error)
    {
        error.WriteLine($"{Program}: {OnOneLine(sentence)}");
        return ExitCode.Failure;
    }

    /// <summary>Our own mistake: the sentence first, then what its mender needs.</summary>
    public static int Failure(Exception failure, TextWriter error)
    {
        error.WriteLine($"{Program}: internal error, please report it with what follows: {OnOneLine(failure.Message)}");
        error.WriteLine(failure);
        return ExitCode.Failure;
    }

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ");
}
