using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf;
using RepXai.Networks.Onnx.Messages;
using RepXai.Tensors;

namespace RepXai.Networks.Onnx;

/// <summary>Reads an ONNX file, and the external data next to it, into a <see cref="ModelDefinition"/>. Trusts nothing in it.</summary>
internal sealed class ModelReader
{
    private const int OldestOpset = 7;
    private const int NewestOpset = 21;
    private const int HashedAtOnce = 1 << 20;

    private readonly string file;
    private readonly TensorReader tensors;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private ModelReader(string path)
    {
        file = Path.GetFileName(path);
        tensors = new TensorReader(file, new ExternalData(path, bytes => hash.AppendData(bytes)));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserErrorException">The file cannot be read, or is no ONNX model that RepXai can use.</exception>
    public static ModelDefinition Read(string path, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(path, stream, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException(
                $"The model file {Quoted.Name(path)} cannot be read ({error.Message.TrimEnd('.')}); check its name and rights.", error);
        }
    }

    /// <summary>Reads a file's content, several times from its start.</summary>
    /// <exception cref="UserErrorException">It is no ONNX model that RepXai can use.</exception>
    public static ModelDefinition Read(string path, Stream content, CancellationToken cancellation)
    {
        var reader = new ModelReader(path);
        using (reader.hash)
        {
            return reader.Read(content, cancellation);
        }
    }

    private ModelDefinition Read(Stream content, CancellationToken cancellation)
    {
        if (content.Length > int.MaxValue)
        {
            throw new UserErrorException($"{file}: has more than the 2 GiB that a protocol buffer may have; export it with external data.");
        }

        Observe(content, cancellation);
        try
        {
            content.Position = 0;
            using var input = new CodedInputStream(content, leaveOpen: true);
            return Read(Model.Parser.WithDiscardUnknownFields(true).ParseFrom(input), content, cancellation);
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidDataException)
        {
            var bytes = new byte[content.Length];
            content.Position = 0;
            content.ReadExactly(bytes);
            throw new UserErrorException($"{file}: not a whole ONNX file ({DamageFinder.Find(bytes)}); copy or export it again.", error);
        }
    }

    /// <summary>Puts the content's bytes into the hash.</summary>
    private void Observe(Stream content, CancellationToken cancellation)
    {
        var part = new byte[HashedAtOnce];
        for (int count; (count = content.Read(part)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(part, 0, count);
        }
    }

    private ModelDefinition Read(Model model, Stream content, CancellationToken cancellation)
    {
        if (model.Graph is not { Node.Count: > 0 } graph)
        {
            throw new UserErrorException($"{file}: holds no graph, so it is no ONNX model or a truncated one; export it again.");
        }

        if (graph.SparseInitializer.Count > 0)
        {
            throw new UserErrorException($"{file}: sparse initializers are not supported; export the model with dense weights.");
        }

        var opset = Opset(model);
        var initializers = Initializers(content, cancellation);
        var nodes = new NodeReader(file, tensors).Read(graph, cancellation);
        var inputs = graph.Input.Where(input => !initializers.ContainsKey(input.Name)).Select(Input).ToImmutableArray();
        var outputs = graph.Output.Select(output => output.Name).ToImmutableArray();
        return new ModelDefinition(
            file, Convert.ToHexStringLower(hash.GetHashAndReset()), opset, nodes, initializers, inputs, outputs);
    }

    private int Opset(Model model)
    {
        var versions = model.OpsetImport.Where(set => set.Domain is "" or "ai.onnx").Select(set => set.Version).ToList();
        return versions switch
        {
            [] => throw new UserErrorException($"{file}: states no version of ONNX's operators (opset_import); export it again."),
            [>= OldestOpset and <= NewestOpset] => (int)versions[0],
            _ => throw new UserErrorException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: is written for operator set {Quoted.List(versions)}, but {OldestOpset} to {NewestOpset} are supported; " +
                $"export it with opset 17.")),
        };
    }

    private Dictionary<string, HostTensor> Initializers(Stream content, CancellationToken cancellation)
    {
        var initializers = new Dictionary<string, HostTensor>();
        foreach (var initializer in StoredInitializer.In(content))
        {
            cancellation.ThrowIfCancellationRequested();
            var stored = initializer.Tensor;
            var place = $"initializer {Quoted.Name(stored.Name)}";
            var tensor = initializer.Raw is { } raw ? tensors.Read(stored, content, raw, place) : tensors.Read(stored, place);
            if (!AllFinite(tensor.Floats))
            {
                throw new UserErrorException($"{file}: {place} holds NaN or infinite weights; train or export the model again.");
            }

            if (!initializers.TryAdd(stored.Name, tensor))
            {
                throw new UserErrorException($"{file}: {place} stands there twice; export the model again.");
            }
        }

        return initializers;
    }

    private static bool AllFinite(ReadOnlySpan<float> weights)
    {
        foreach (var weight in weights)
        {
            if (!float.IsFinite(weight))
            {
                return false;
            }
        }

        return true;
    }

    private InputDefinition Input(GraphValue input)
    {
        var type = input.Type?.TensorType;
        return new InputDefinition(
            input.Name,
            type is null || TensorReader.IsFloat(type.ElemType),
            type?.Shape is { } shape ? [.. shape.Dim.Select(extent => Extent(input, extent))] : null);
    }

    private int? Extent(GraphValue input, Extent extent) => extent switch
    {
        { HasDimValue: false } => null,
        { DimValue: > 0 and <= int.MaxValue } => (int)extent.DimValue,
        { DimValue: 0 or -1 } => null,
        _ =>
            throw new UserErrorException(
                $"{file}: input {Quoted.Name(input.Name)} states an extent of {extent.DimValue}; export the model again."),
    };
}
