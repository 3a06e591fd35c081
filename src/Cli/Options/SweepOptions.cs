using System.CommandLine;

namespace RepXai.Cli.Options;

/// <summary>How sweeps and runs are named on the command line.</summary>
internal static class SweepOptions
{
    /// <summary>A specification's file.</summary>
    public static Argument<string> Specification() => new("SWEEP") { Description = "A sweep specification, YAML or JSON." };

    /// <summary><c>--key</c>.</summary>
    /// <param name="one">What two requests with one key are.</param>
    public static Option<string?> IdempotencyKey(string one) => new("--key")
    {
        Description = $"A text of your choice: two requests with one key are {one}.",
        HelpName = "TEXT",
    };

    /// <summary>A run.</summary>
    public static Argument<string> Run() => new("RUN") { Description = "A run: its identifier, the start of it, or its name for the latest run of that name." };

    /// <summary>Several runs.</summary>
    public static Argument<string[]> Runs() => new("RUN")
    {
        Description = "Runs, the baseline first: their identifiers, the starts of them, or their names.",
        Arity = ArgumentArity.OneOrMore,
    };
}
