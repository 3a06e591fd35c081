using System.Globalization;
using Microsoft.Extensions.Configuration;
using RepXai.Sweeps.Naming;
using RepXai.Tensors;

namespace RepXai.Silo.Settings;

/// <summary>Reads one section of the configuration. Every error is one sentence with the setting's full name.</summary>
internal sealed class SettingsSection
{
    private readonly IConfigurationSection section;

    /// <summary>Opens a section, and refuses settings that it does not know: a mistyped name would be left out silently.</summary>
    /// <param name="section">The section.</param>
    /// <param name="known">The names of its settings.</param>
    /// <exception cref="UserErrorException">There is another one.</exception>
    public SettingsSection(IConfigurationSection section, params IReadOnlyList<string> known)
    {
        this.section = section;
        if (section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is not { } unknown)
            return;
        var hint = ClosestName.Of(unknown.Key, known) is { } closest ? $"did you mean {NameOf(closest)}?" : "remove it.";
        throw new UserErrorException($"{unknown.Path} is no setting; {hint}");
    }

    /// <summary>Whether anything is said in it.</summary>
    public bool Exists => section.Exists();

    /// <summary>The full name of a setting.</summary>
    public string NameOf(string key) => $"{section.Path}:{key}";

    /// <summary>A section within this one.</summary>
    public SettingsSection Section(string key, params IReadOnlyList<string> known) => new(section.GetSection(key), known);

    /// <summary>A text; null when it is not given or empty.</summary>
    public string? Text(string key) => section[key] is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be given.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="what">What to give, for the error.</param>
    public string Required(string key, string what) =>
        Text(key) ?? throw new UserErrorException($"{NameOf(key)} is missing; give {what}.");

    /// <summary>A whole number within bounds.</summary>
    public int Integer(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(key, text, $"a whole number from {least} to {most}");
    }

    /// <summary>An amount of memory; null when it is not given.</summary>
    public long? Bytes(string key)
    {
        if (Text(key) is not { } text)
            return null;
        return ByteSize.TryParse(text, out var bytes) ? bytes : throw Wrong(key, text, "an amount of memory such as 4GiB");
    }

    /// <summary>A span of time above zero.</summary>
    public TimeSpan Duration(string key, TimeSpan otherwise)
    {
        if (Text(key) is not { } text)
            return otherwise;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero
            ? span
            : throw Wrong(key, text, "a span of time such as 00:02:00");
    }

    /// <summary>One of some words.</summary>
    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return otherwise;
        return Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
            : throw Wrong(key, text, $"one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>A list of texts: one, or several under 0, 1, and so on.</summary>
    public IReadOnlyList<string> List(string key) => section[key] is { Length: > 0 } single
        ? [single]
        : [.. section.GetSection(key).GetChildren().Select(item => item.Value).OfType<string>().Where(text => text.Length > 0)];

    /// <summary>Names, each with its value.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string key) =>
        section.GetSection(key).GetChildren().Select(item => KeyValuePair.Create(item.Key, item.Value ?? ""));

    /// <summary>The error for a setting that says something else than it should.</summary>
    public UserErrorException Wrong(string key, string text, string wanted) => new($"{NameOf(key)} is '{text}' where {wanted} is needed.");
}
