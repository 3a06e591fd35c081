using System.CommandLine;
using Microsoft.Extensions.Configuration;
using RepXai.Tensors;

namespace RepXai.Silo;

/// <summary>Where settings come from: files, then the environment, then <c>--set</c>; what comes later has its way.</summary>
internal sealed class ConfigurationOptions
{
    private readonly Option<string[]> files = new("--config")
    {
        Description = "A JSON file with settings; may be repeated.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
        Recursive = true,
    };

    private readonly Option<string[]> values = new("--set")
    {
        Description = "A setting, such as RepXai:Name=silo-1; may be repeated. The environment says the same with RepXai__Name=silo-1.",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
        Recursive = true,
    };

    /// <summary>Adds the options to a command and those below it.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(files);
        command.Options.Add(values);
    }

    /// <summary>The settings that a command line and the environment give.</summary>
    /// <exception cref="UserErrorException">A file cannot be read, or a setting has no value.</exception>
    public IConfigurationRoot Read(ParseResult parsed)
    {
        var builder = new ConfigurationBuilder();
        foreach (var file in parsed.GetRequiredValue(files))
            builder.AddJsonFile(Path.GetFullPath(file));
        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection(parsed.GetRequiredValue(values).Select(Parse));
        try
        {
            return builder.Build();
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"A file of --config cannot be read: {(error.InnerException ?? error).Message}", error);
        }
    }

    private static KeyValuePair<string, string?> Parse(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? new(name, value)
        : throw new UserErrorException($"--set is '{text}' where NAME=VALUE is needed.");
}
