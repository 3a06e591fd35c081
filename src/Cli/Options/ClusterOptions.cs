using System.CommandLine;
using System.Text;
using RepXai.Cli.Hosting;
using RepXai.Tensors;
using RepXai.Tensors.Formats;

namespace RepXai.Cli.Options;

/// <summary>Options that name a gateway. Its key is never an argument: other users see those.</summary>
internal sealed class ClusterOptions
{
    /// <summary>The environment variable with the key.</summary>
    public const string KeyVariable = "REPXAI_API_KEY";

    private readonly Option<Uri?> cluster;

    private readonly Option<string?> keyFile = new("--key-file")
    {
        Description = $"A file with the gateway's API key; the environment variable {KeyVariable} when not given.",
        HelpName = "FILE",
    };

    /// <summary>Makes the options.</summary>
    /// <param name="isRequired">Whether the command works with a gateway only.</param>
    public ClusterOptions(bool isRequired) => cluster = new Option<Uri?>("--cluster")
    {
        Description = isRequired ? "The address of the gateway." : "The address of a gateway to ask instead of a folder.",
        HelpName = "URL",
        Required = isRequired,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            result.AddError($"--cluster is '{text}' where an address such as http://127.0.0.1:5087 is needed");
            return null;
        },
    };

    /// <summary>Adds <c>--cluster</c> and <c>--key-file</c>.</summary>
    public void AddAll(Command command)
    {
        command.Options.Add(cluster);
        command.Options.Add(keyFile);
    }

    /// <summary>The gateway that the user named; null when none.</summary>
    /// <exception cref="UserErrorException">It has no key.</exception>
    public ClusterSettings? Read(ParseResult parsed, Session session) =>
        parsed.GetValue(cluster) is { } address ? new ClusterSettings(address, ReadKey(parsed, session)) : null;

    private string ReadKey(ParseResult parsed, Session session)
    {
        var key = parsed.GetValue(keyFile) is { } file
            ? Encoding.UTF8.GetString(InputFile.ReadAllBytes(session.Resolve(file))).Trim()
            : session.ReadVariable(KeyVariable)?.Trim();
        return key is { Length: > 0 } && !key.Any(char.IsControl)
            ? key
            : throw new UserErrorException($"The gateway asks for an API key; put it into the environment variable {KeyVariable} or name a file with it by --key-file.");
    }
}
