using System.CommandLine;
using RepXai.Sweeps.Naming;

namespace RepXai.Cli.Options;

/// <summary>Options that say what computing may take.</summary>
internal static class ComputeOptions
{
    /// <summary><c>--memory</c>.</summary>
    public static Option<long?> Memory() =>
        Bytes("--memory", "Working memory, such as 4GiB; half of the machine's when not given. Results do not depend on it.");

    /// <summary>An option for an amount of memory.</summary>
    public static Option<long?> Bytes(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (ByteSize.TryParse(text, out var bytes))
                return bytes;
            result.AddError($"{name} is '{text}' where an amount such as 4GiB or 512MiB is needed");
            return null;
        },
    };

    /// <summary><c>--workers</c>.</summary>
    /// <param name="what">What there are several of.</param>
    public static Option<int?> Workers(string what) =>
        NumberOption.Positive("--workers", $"{what}; as many as there are processors when not given. Results do not depend on it.");
}
