using Google.Protobuf;
using RepXai.Networks.Onnx;
using RepXai.Networks.Onnx.Messages;

namespace RepXai.Networks.Tests;

/// <summary>A model's messages with its initializers, which the reader takes from the file one at a time.</summary>
/// <param name="Model">All but the initializers.</param>
/// <param name="Initializers">The initializers.</param>
internal sealed record WholeModel(Model Model, List<StoredTensor> Initializers)
{
    public static WholeModel Parse(byte[] bytes) =>
        new(Model.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes), [.. StoredInitializer.In(new MemoryStream(bytes)).Select(stored => Whole(bytes, stored))]);

    public byte[] ToBytes()
    {
        var graph = Written(Model.Graph, output =>
        {
            foreach (var initializer in Initializers)
            {
                output.WriteTag(5, WireFormat.WireType.LengthDelimited);
                output.WriteMessage(initializer);
            }
        });
        var rest = Model.Clone();
        rest.Graph = null;
        return Written(rest, output =>
        {
            output.WriteTag(7, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(graph));
        });
    }

    private static StoredTensor Whole(byte[] file, StoredInitializer stored)
    {
        if (stored.Raw is { } raw)
        {
            stored.Tensor.RawData = ByteString.CopyFrom(file.AsSpan((int)raw.Start, (int)(raw.End - raw.Start)));
        }

        return stored.Tensor;
    }

    private static byte[] Written(IMessage message, Action<CodedOutputStream> writeMore)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            message.WriteTo(output);
            writeMore(output);
        }

        return bytes.ToArray();
    }
}
