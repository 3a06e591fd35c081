using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RepXai.Tensors;

namespace RepXai.Silo;

/// <summary>The silo's command line.</summary>
internal static class SiloProgram
{
    private const string Description = "Runs a silo of a RepXai cluster until it is told to stop (SIGTERM, Ctrl-C); units in work are handed back then.";

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="compose">Changes the silo's services before it is built; null for what the settings say.</param>
    /// <returns>The exit code, as <see cref="ExitCode"/> lists them.</returns>
    public static async Task<int> RunAsync(string[] arguments, Action<IServiceCollection>? compose)
    {
        var parsed = Commands(compose).Parse(arguments);
        if (parsed.Errors.Count > 0)
            return await TellAsync(ExitCode.UserError, $"{parsed.Errors[0].Message} See --help.").ConfigureAwait(false);
        try
        {
            // The host hears the signals itself.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (UserErrorException error)
        {
            return await TellAsync(ExitCode.UserError, error.Message).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            return await TellAsync(ExitCode.Failure, error.ToString()).ConfigureAwait(false);
        }
    }

    private static RootCommand Commands(Action<IServiceCollection>? compose)
    {
        var input = new ConfigurationOptions();
        var root = new RootCommand(Description) { new SchemaCommand(input) };
        input.AddTo(root);
        root.SetAction((parsed, cancellation) => SiloHost.RunAsync(input.Read(parsed), compose, cancellation));
        return root;
    }

    private static async Task<int> TellAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync(message).ConfigureAwait(false);
        return code;
    }
}
