using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RepXai.Deploy.Tests;

/// <summary>Checks rendered manifests against kubernetes.schema.yaml.</summary>
internal sealed class ManifestSchema
{
    private readonly YamlMappingNode kinds;
    private readonly YamlMappingNode definitions;

    public ManifestSchema(string path)
    {
        var schema = Manifest.ReadAll(File.ReadAllText(path)).Single();
        kinds = schema.Map("kinds");
        definitions = schema.Map("definitions");
    }

    /// <summary>Every mistake of a manifest, each with its place.</summary>
    public IReadOnlyList<string> Check(Manifest manifest)
    {
        var kind = $"{manifest.Text("apiVersion")}/{manifest.Text("kind")}";
        if (!kinds.Children.TryGetValue(kind, out var schema))
            return [$"{kind}: the kind is not known"];
        var problems = new List<string>();
        var properties = Child(schema, "properties") as YamlMappingNode;
        var body = new YamlMappingNode(manifest.Root.Children.Where(pair => pair.Key.ToString() is not ("apiVersion" or "kind")));
        CheckMap(body, properties, null, Child(schema, "required"), $"{manifest.Text("kind")} {manifest.Name}", problems);
        return problems;
    }

    private void Check(YamlNode value, YamlNode schema, string place, List<string> problems)
    {
        if (Child(schema, "$ref") is { } reference)
            schema = definitions.Children[reference];
        if (Child(schema, "enum") is YamlSequenceNode choices)
        {
            if (!choices.Children.Contains(value))
                problems.Add($"{place}: '{value}' is not one of {string.Join(", ", choices.Children)}");
            return;
        }
        var types = Child(schema, "type") switch
        {
            YamlSequenceNode several => several.Children.Select(type => type.ToString()).ToArray(),
            { } one => [one.ToString()],
            null => throw new InvalidOperationException($"{place}: the schema says no type."),
        };
        if (!types.Contains(TypeOf(value)))
            problems.Add($"{place}: {TypeOf(value)} where {string.Join(" or ", types)} belongs");
        else if (value is YamlMappingNode map)
            CheckMap(map, Child(schema, "properties") as YamlMappingNode, Child(schema, "additional"), Child(schema, "required"), place, problems);
        else if (value is YamlSequenceNode sequence)
            CheckItems(sequence, Child(schema, "items")!, place, problems);
        else if (Child(schema, "pattern") is { } pattern && !Regex.IsMatch(value.ToString(), $"^({pattern})$"))
            problems.Add($"{place}: '{value}' is not of the form {pattern}");
    }

    private void CheckMap(YamlMappingNode map, YamlMappingNode? properties, YamlNode? additional, YamlNode? required, string place, List<string> problems)
    {
        foreach (var (key, value) in map.Children)
        {
            var inner = properties is not null && properties.Children.TryGetValue(key, out var known) ? known : additional;
            if (inner is null)
                problems.Add($"{place}.{key}: there is no such field");
            else
                Check(value, inner, $"{place}.{key}", problems);
        }
        foreach (var name in required is YamlSequenceNode names ? names.Children : [])
        {
            if (!map.Children.ContainsKey(name))
                problems.Add($"{place}.{name}: is missing");
        }
    }

    private void CheckItems(YamlSequenceNode sequence, YamlNode items, string place, List<string> problems)
    {
        for (var i = 0; i < sequence.Children.Count; i++)
            Check(sequence.Children[i], items, $"{place}[{i}]", problems);
    }

    private static YamlNode? Child(YamlNode node, string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null;

    private static string TypeOf(YamlNode node) => node switch
    {
        YamlMappingNode => "object",
        YamlSequenceNode => "array",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } => "boolean",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when long.TryParse(text, out _) => "integer",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => "null",
        _ => "string",
    };
}
