using RepXai.Networks.Onnx.Messages;

namespace RepXai.Networks.Onnx;

/// <summary>An initializer whose raw elements, most of a file's bytes, are still in the file.</summary>
/// <param name="Tensor">All but the raw elements.</param>
/// <param name="Raw">Where the raw elements stand, if there are any.</param>
internal sealed record StoredInitializer(StoredTensor Tensor, FieldPlace? Raw)
{
    private const int GraphInModel = 7;
    private const int InitializerInGraph = 5;
    private const int RawInTensor = 9;

    /// <summary>A file's initializers, in their order.</summary>
    /// <exception cref="InvalidDataException">The file is not framed well.</exception>
    /// <exception cref="Google.Protobuf.InvalidProtocolBufferException">An initializer is damaged.</exception>
    public static IEnumerable<StoredInitializer> In(Stream file) =>
        from graph in FieldPlace.WholeOf(file).Find(file, GraphInModel)
        from place in graph.Find(file, InitializerInGraph)
        select Read(file, place);

    private static StoredInitializer Read(Stream file, FieldPlace place)
    {
        var raw = place.Find(file, RawInTensor).Select(found => (FieldPlace?)found).LastOrDefault();
        var (from, to) = raw is { } elements ? (elements.Tag, elements.End) : (place.End, place.End);
        var rest = new byte[from - place.Start + (place.End - to)];
        var before = (int)(from - place.Start);
        FieldPlace.Read(file, place.Start, rest.AsSpan(0, before));
        FieldPlace.Read(file, to, rest.AsSpan(before));
        return new StoredInitializer(StoredTensor.Parser.ParseFrom(rest), raw);
    }
}
