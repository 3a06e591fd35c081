using System.Text.Json;
using System.Text.Json.Nodes;
using RepXai.Contracts;
using RepXai.Contracts.Json;
using RepXai.Sweeps.Specification.Shapes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RepXai.Sweeps.Specification;

/// <summary>Reads a specification in YAML or JSON, and finds all of its mistakes at once.</summary>
public static class SpecificationReader
{
    /// <summary>Specifications are short; what is longer is another file.</summary>
    private const int MaximumLength = 1 << 20;

    /// <summary>Deeper nesting than any specification has would exhaust the stack.</summary>
    private const int MaximumDepth = 32;

    /// <summary>Reads a document. Nothing but its text is looked at: whether files exist is found when the sweep is planned.</summary>
    public static SpecificationReading Read(SpecificationDocument document)
    {
        var (reading, value) = Read(document, SweepShape.Root);
        if (value is not null && reading.Problems.Count == 0)
            reading.Specification = value.Deserialize(SpecificationJson.Default.SweepSpecification);
        return reading;
    }

    /// <summary>Reads a document of a shape: its value in normal form, null when it has none.</summary>
    internal static (SpecificationReading Reading, JsonNode? Value) Read(SpecificationDocument document, Shape shape)
    {
        var reading = new SpecificationReading(document);
        try
        {
            return (reading, Load(document.Text, reading) is { } root ? reading.Visit(shape, root, "") : null);
        }
        catch (YamlException error)
        {
            reading.Add(error.Start, "", $"This is not YAML: {error.Message.TrimEnd('.')}.");
            return (reading, null);
        }
    }

    private static YamlNode? Load(string text, SpecificationReading reading)
    {
        if (text.Length > MaximumLength)
        {
            reading.Add(new Mark(0, 1, 1), "", $"A specification has at most {MaximumLength} characters, this file has {text.Length}.");
            return null;
        }
        if (DeepestMark(text) is { } mark)
        {
            reading.Add(mark, "", $"Values are nested more than {MaximumDepth} deep, which no specification needs.");
            return null;
        }
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        if (stream.Documents.Count == 1)
            return stream.Documents[0].RootNode;
        reading.Add(new Mark(0, 1, 1), "", stream.Documents.Count == 0 ? "The specification is empty." : "A file holds one specification, not several.");
        return null;
    }

    private static Mark? DeepestMark(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaximumDepth)
                return parser.Current.Start;
        }
        return null;
    }
}
