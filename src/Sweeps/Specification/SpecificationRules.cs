using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace RepXai.Sweeps.Specification;

/// <summary>What no single value of a specification can be checked for.</summary>
internal static class SpecificationRules
{
    /// <summary>
    /// Two strategies with one name could not be told apart in results, and a downstream output's attributions to single latents exist
    /// only where channels stay apart.
    /// </summary>
    public static void StrategiesAgree(YamlNode node, JsonObject value, string path, SpecificationReading reading)
    {
        var names = new HashSet<string>();
        var strategies = value["strategies"] as JsonArray ?? [];
        for (var i = 0; i < strategies.Count; i++)
        {
            var (strategy, place) = ((string?)strategies[i]?["strategy"], $"strategies[{i}]");
            var name = (string?)strategies[i]?["label"] ?? strategy;
            if (name is not null && !names.Add(name))
                reading.Add(reading.PlaceOf(place), place, $"Two strategies are called '{name}' in the results; give one of them a label of its own.");
            if (strategy == "grad-cam" && value["aggregation"]?["downstream"] is not null)
                reading.Add(reading.PlaceOf(place), place, "The strategy 'grad-cam' joins channels, so that a downstream output has no attributions to single latents; leave out 'aggregation.downstream' or the strategy.");
        }
    }

    /// <summary>Mean and std hold one number for all channels or one for each.</summary>
    public static void ChannelsAgree(YamlNode node, JsonObject value, string path, SpecificationReading reading)
    {
        var (mean, std) = ((value["mean"] as JsonArray)?.Count ?? 0, (value["std"] as JsonArray)?.Count ?? 0);
        if (mean > 1 && std > 1 && mean != std)
            reading.Add(node, path, $"'{path}.mean' has {mean} channels and '{path}.std' has {std}; give both the number of the images' channels.");
    }

    /// <summary>A baseline file is given when, and only when, the baseline is a file.</summary>
    public static void BaselineFileAgrees(YamlNode node, JsonObject value, string path, SpecificationReading reading)
    {
        var isFile = (string?)value["baseline"] == "file";
        var hasFile = value["baseline_file"] is not null;
        if (isFile && !hasFile)
            reading.Add(node, path, $"'{path}.baseline' is file, but '{path}.baseline_file' is missing; name the file.");
        else if (hasFile && !isFile)
            reading.Add(node, path, $"'{path}.baseline_file' is only used when '{path}.baseline' is file; change one of them.");
    }

    /// <summary>The same control twice would be counted twice.</summary>
    public static void VariantsDiffer(YamlNode node, JsonObject value, string path, SpecificationReading reading)
    {
        foreach (var key in (string[])["randomization", "drift_lambdas"])
        {
            var values = (value[key] as JsonArray ?? []).Where(item => item is not null).Select(item => item!.ToJsonString()).ToList();
            if (values.Distinct().Count() < values.Count)
                reading.Add(node, $"{path}.{key}", $"'{path}.{key}' names the same control twice; remove one.");
        }
    }
}
