using Google.Protobuf;
using RepXai.Networks.Onnx;
using RepXai.Networks.Onnx.Messages;
using Messages = RepXai.Networks.Onnx.Messages;

namespace RepXai.Networks.Tests;

/// <summary>Builds small ONNX models, well-formed or not.</summary>
internal sealed class ModelBuilder
{
    private readonly WholeModel whole = new(new Model { IrVersion = 8, Graph = new Messages.Graph() }, []);

    public ModelBuilder(int opset = 17) => whole.Model.OpsetImport.Add(new OperatorSet { Domain = "", Version = opset });

    /// <summary>The message, to be spoiled.</summary>
    public Model Message => whole.Model;

    /// <summary>The initializers, to be spoiled.</summary>
    public List<StoredTensor> Initializers => whole.Initializers;

    public ModelBuilder Input(string name, params int?[] extents)
    {
        Message.Graph.Input.Add(new GraphValue { Name = name, Type = TypeOf(extents) });
        return this;
    }

    public ModelBuilder Output(string name)
    {
        Message.Graph.Output.Add(new GraphValue { Name = name });
        return this;
    }

    public ModelBuilder Weight(string name, int[] shape, params float[] elements)
    {
        var tensor = new StoredTensor { Name = name, DataType = (int)StoredType.Float32 };
        tensor.Dims.AddRange(shape.Select(extent => (long)extent));
        tensor.FloatData.AddRange(elements.Length == 1 ? Enumerable.Repeat(elements[0], shape.Aggregate(1, (a, b) => a * b)) : elements);
        whole.Initializers.Add(tensor);
        return this;
    }

    public ModelBuilder Integers(string name, params long[] elements) => Matrix(name, [elements.Length], elements);

    public ModelBuilder Scalar(string name, long element) => Matrix(name, [], element);

    public ModelBuilder Matrix(string name, long[] shape, params long[] elements)
    {
        var tensor = new StoredTensor { Name = name, DataType = (int)StoredType.Int64, Dims = { shape }, Int64Data = { elements } };
        whole.Initializers.Add(tensor);
        return this;
    }

    public ModelBuilder Node(string kind, string name, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
    {
        var node = new GraphNode { Name = name, OpType = kind };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        node.Attribute.AddRange(attributes.Select(attribute => AttributeOf(attribute.Name, attribute.Value)));
        Message.Graph.Node.Add(node);
        return this;
    }

    public byte[] ToBytes() => whole.ToBytes();

    public Network Build() => Network.From(ModelReader.Read("built.onnx", new MemoryStream(ToBytes()), CancellationToken.None));

    private static Messages.Attribute AttributeOf(string name, object value)
    {
        var attribute = new Messages.Attribute { Name = name };
        switch (value)
        {
            case int number:
                (attribute.Type, attribute.I) = (2, number);
                break;
            case float number:
                (attribute.Type, attribute.F) = (1, number);
                break;
            case string text:
                (attribute.Type, attribute.S) = (3, ByteString.CopyFromUtf8(text));
                break;
            case long[] integers:
                attribute.Type = 7;
                attribute.Ints.AddRange(integers);
                break;
            case float[] floats:
                attribute.Type = 6;
                attribute.Floats.AddRange(floats);
                break;
            case StoredTensor tensor:
                (attribute.Type, attribute.T) = (4, tensor);
                break;
            default:
                throw new ArgumentException($"no attribute holds a {value.GetType()}", nameof(value));
        }

        return attribute;
    }

    private static Messages.ValueType TypeOf(int?[] extents)
    {
        var shape = new TensorExtents();
        shape.Dim.AddRange(extents.Select(extent =>
            extent is { } number ? new Extent { DimValue = number } : new Extent { DimParam = "open" }));
        return new Messages.ValueType { TensorType = new TensorValueType { ElemType = (int)StoredType.Float32, Shape = shape } };
    }
}
