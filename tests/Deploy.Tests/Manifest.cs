using YamlDotNet.RepresentationModel;

namespace RepXai.Deploy.Tests;

/// <summary>One document of rendered YAML.</summary>
internal sealed class Manifest(YamlMappingNode root)
{
    /// <summary>Everything.</summary>
    public YamlMappingNode Root => root;

    /// <summary>The object's kind.</summary>
    public string Kind => Text("kind");

    /// <summary>The object's name.</summary>
    public string Name => Text("metadata", "name");

    /// <summary>The documents of a text.</summary>
    public static IReadOnlyList<Manifest> ReadAll(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => new Manifest((YamlMappingNode)document.RootNode))];
    }

    /// <summary>What stands at a path, if anything does.</summary>
    public YamlNode? Find(params ReadOnlySpan<string> path)
    {
        YamlNode? node = root;
        foreach (var step in path)
            node = node is YamlMappingNode map && map.Children.TryGetValue(step, out var child) ? child : null;
        return node;
    }

    /// <summary>The text at a path.</summary>
    public string Text(params ReadOnlySpan<string> path) => Find(path)?.ToString() ?? throw new KeyNotFoundException($"There is no {string.Join('.', path!)}.");

    /// <summary>The mapping at a path.</summary>
    public YamlMappingNode Map(params ReadOnlySpan<string> path) => (YamlMappingNode)(Find(path) ?? throw new KeyNotFoundException($"There is no {string.Join('.', path!)}."));

    /// <summary>The mappings of the list at a path; none where there is no list.</summary>
    public IReadOnlyList<Manifest> List(params ReadOnlySpan<string> path) =>
        Find(path) is YamlSequenceNode list ? [.. list.Children.OfType<YamlMappingNode>().Select(item => new Manifest(item))] : [];

    /// <summary>The texts of the list at a path; none where there is no list.</summary>
    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> path) =>
        Find(path) is YamlSequenceNode list ? [.. list.Children.Select(item => item.ToString())] : [];

    /// <summary>The keys and texts of the mapping at a path; none where there is no mapping.</summary>
    public IReadOnlyDictionary<string, string> Pairs(params ReadOnlySpan<string> path) =>
        Find(path) is YamlMappingNode map ? map.Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString()) : new Dictionary<string, string>();
}
