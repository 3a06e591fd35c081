using System.Runtime.InteropServices;
using RepXai.Networks.Onnx.Messages;
using RepXai.Tensors;

namespace RepXai.Networks.Onnx;

/// <summary>Turns a stored tensor into a <see cref="HostTensor"/>; its extents must agree with the data that is really there.</summary>
internal sealed class TensorReader(string file, ExternalData external)
{
    private const int MaximumRank = 16;
    private const int External = 1;

    /// <summary>Whether an element type is one that becomes float32.</summary>
    public static bool IsFloat(int elementType) =>
        (StoredType)elementType is StoredType.Float32 or StoredType.Float16 or StoredType.BFloat16 or StoredType.Float64;

    /// <summary>Reads one tensor.</summary>
    /// <param name="stored">The message.</param>
    /// <param name="place">Where it stands, for errors.</param>
    /// <exception cref="UserErrorException">Extents, type and data do not agree, or the type is not supported.</exception>
    public HostTensor Read(StoredTensor stored, string place)
    {
        var (type, shape, bytes) = Facts(stored, place);
        if (stored.DataLocation == External)
        {
            return ElementCodec.Decode(type, shape, external.Read(stored.ExternalData, bytes, place));
        }

        if (stored.HasRawData)
        {
            Require(stored.RawData.Length, shape, bytes, place);
            return ElementCodec.Decode(type, shape, stored.RawData.Span);
        }

        return ReadTyped(stored, type, shape, place);
    }

    /// <summary>Reads one tensor whose raw elements are still in the file.</summary>
    /// <param name="stored">The message without them.</param>
    /// <param name="content">The file.</param>
    /// <param name="raw">Where they stand there.</param>
    /// <param name="place">The tensor, for errors.</param>
    /// <exception cref="UserErrorException">Extents, type and data do not agree, or the type is not supported.</exception>
    public HostTensor Read(StoredTensor stored, Stream content, FieldPlace raw, string place)
    {
        if (stored.DataLocation == External)
        {
            return Read(stored, place);
        }

        var (type, shape, bytes) = Facts(stored, place);
        Require(raw.End - raw.Start, shape, bytes, place);
        if (type == StoredType.Float32)
        {
            var floats = new float[shape.Count];
            FieldPlace.Read(content, raw.Start, MemoryMarshal.AsBytes(floats.AsSpan()));
            return HostTensor.OfFloats(shape, floats);
        }

        var elements = new byte[bytes];
        FieldPlace.Read(content, raw.Start, elements);
        return ElementCodec.Decode(type, shape, elements);
    }

    private (StoredType Type, Shape Shape, long Bytes) Facts(StoredTensor stored, string place)
    {
        var type = (StoredType)stored.DataType;
        var size = ElementSize(type, place);
        var shape = ReadShape(stored, place);
        return (type, shape, (long)shape.Count * size);
    }

    private void Require(long present, Shape shape, long bytes, string place)
    {
        if (present != bytes)
        {
            throw Fail(place, $"holds {present} bytes where the shape {shape} calls for {bytes}");
        }
    }

    private int ElementSize(StoredType type, string place) => type switch
    {
        StoredType.UInt8 or StoredType.Int8 or StoredType.Boolean => 1,
        StoredType.UInt16 or StoredType.Int16 or StoredType.Float16 or StoredType.BFloat16 => 2,
        StoredType.Float32 or StoredType.Int32 or StoredType.UInt32 => 4,
        StoredType.Float64 or StoredType.Int64 or StoredType.UInt64 => 8,
        _ => throw Fail(place, $"is of element type {(int)type}, which is not supported"),
    };

    private Shape ReadShape(StoredTensor stored, string place)
    {
        if (stored.Dims.Count > MaximumRank)
        {
            throw Fail(place, $"has {stored.Dims.Count} axes, more than the {MaximumRank} supported");
        }

        var span = 1L;
        var extents = new int[stored.Dims.Count];
        for (var axis = 0; axis < extents.Length; axis++)
        {
            var extent = stored.Dims[axis];
            if (extent is < 0 or > int.MaxValue || extent * span > int.MaxValue)
            {
                throw Fail(place, $"states the extents {Quoted.List(stored.Dims)}, which no tensor can have");
            }

            extents[axis] = (int)extent;
            span *= Math.Max(extent, 1);
        }

        return new Shape(extents);
    }

    private HostTensor ReadTyped(StoredTensor stored, StoredType type, Shape shape, string place)
    {
        var present = type switch
        {
            StoredType.Float32 => stored.FloatData.Count,
            StoredType.Float64 => stored.DoubleData.Count,
            StoredType.Int64 => stored.Int64Data.Count,
            StoredType.UInt32 or StoredType.UInt64 => stored.Uint64Data.Count,
            _ => stored.Int32Data.Count,
        };
        if (present != shape.Count)
        {
            throw Fail(place, $"holds {present} elements where the shape {shape} calls for {shape.Count}");
        }

        return type switch
        {
            StoredType.Float32 => HostTensor.OfFloats(shape, [.. stored.FloatData]),
            StoredType.Float64 => HostTensor.OfFloats(shape, [.. stored.DoubleData.Select(value => (float)value)]),
            StoredType.Int64 => HostTensor.OfIntegers(shape, [.. stored.Int64Data]),
            StoredType.UInt32 or StoredType.UInt64 =>
                HostTensor.OfIntegers(shape, [.. stored.Uint64Data.Select(value => unchecked((long)value))]),
            StoredType.Float16 or StoredType.BFloat16 => ElementCodec.Decode(type, shape, MemoryMarshal.AsBytes<ushort>(Halves(stored))),
            StoredType.Boolean => HostTensor.OfBooleans(shape, [.. stored.Int32Data.Select(value => value != 0 ? 1L : 0L)]),
            _ => HostTensor.OfIntegers(shape, [.. stored.Int32Data.Select(value => (long)value)]),
        };
    }

    private static ushort[] Halves(StoredTensor stored) => [.. stored.Int32Data.Select(bits => unchecked((ushort)bits))];

    private UserErrorException Fail(string place, string what) => new($"{file}: {place} {what}; export the model again.");
}
