using Google.Protobuf;
using RepXai.Networks.Onnx.Messages;
using RepXai.Networks.Shapes;
using Messages = RepXai.Networks.Onnx.Messages;

namespace RepXai.Networks.Tests.Onnx;

/// <summary>Spoils a model's fields and leaves the file well-formed, the same way for the same seed.</summary>
internal static class FieldMutation
{
    private static readonly string[] Operators = [.. OperatorRegistry.Operators.Order(StringComparer.Ordinal)];
    private static readonly long[] Numbers =
        [-1, 0, 1, 2, 3, 4, 5, 7, 16, -2, -5, 255, 70_000, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    /// <summary>The spoilt file.</summary>
    public static byte[] Apply(int seed, byte[] bytes)
    {
        var random = new Random(seed);
        var model = WholeModel.Parse(bytes);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            if (random.Next(4) == 0)
            {
                SpoilTensor(random, Any(random, model.Initializers));
            }
            else
            {
                SpoilNode(random, model, Any(random, model.Model.Graph.Node));
            }
        }

        return model.ToBytes();
    }

    private static void SpoilNode(Random random, WholeModel model, GraphNode node)
    {
        switch (random.Next(7))
        {
            case 0:
                node.OpType = Any(random, Operators);
                break;
            case 1 when node.Input.Count > 0:
                node.Input.RemoveAt(random.Next(node.Input.Count));
                break;
            case 2 when node.Input.Count > 0:
                node.Input[random.Next(node.Input.Count)] = Any(random, Any(random, model.Model.Graph.Node).Output);
                break;
            case 3 when node.Input.Count > 0:
                node.Input[random.Next(node.Input.Count)] = random.Next(3) == 0 ? "" : Any(random, model.Initializers).Name;
                break;
            case 4:
                node.Input.Add(Any(random, Any(random, model.Model.Graph.Node).Output));
                break;
            case 5 when node.Attribute.Count > 0:
                node.Attribute.RemoveAt(random.Next(node.Attribute.Count));
                break;
            default:
                SpoilAttributes(random, node);
                break;
        }
    }

    private static void SpoilAttributes(Random random, GraphNode node)
    {
        if (node.Attribute.Count == 0)
        {
            var name = Any(random, ["axis", "axes", "keepdims", "perm", "group", "to", "blocksize", "pads", "mode"]);
            node.Attribute.Add(new Messages.Attribute { Name = name, Type = 2, I = Any(random, Numbers) });
            return;
        }

        var attribute = Any(random, node.Attribute);
        attribute.I = Any(random, Numbers);
        if (attribute.Ints.Count > 0)
        {
            attribute.Ints[random.Next(attribute.Ints.Count)] = Any(random, Numbers);
        }

        if (attribute.T is { } tensor)
        {
            SpoilTensor(random, tensor);
        }

        attribute.Type = random.Next(5) == 0 ? random.Next(9) : attribute.Type;
    }

    private static void SpoilTensor(Random random, StoredTensor tensor)
    {
        switch (random.Next(4))
        {
            case 0 when tensor.Dims.Count > 0:
                tensor.Dims[random.Next(tensor.Dims.Count)] = Any(random, Numbers);
                break;
            case 1:
                tensor.DataType = random.Next(18);
                break;
            case 2:
                tensor.DataType = 7;
                tensor.RawData = ByteString.CopyFrom(
                    [.. BitConverter.GetBytes(Any(random, Numbers)), .. BitConverter.GetBytes(Any(random, Numbers))]);
                tensor.Dims.Clear();
                tensor.Dims.Add(2);
                break;
            default:
                (tensor.DataType, tensor.RawData) = (7, ByteString.CopyFrom(BitConverter.GetBytes(Any(random, Numbers))));
                tensor.Dims.Clear();
                tensor.Dims.AddRange(Enumerable.Repeat(1L, random.Next(3)));
                break;
        }
    }

    private static T Any<T>(Random random, IList<T> choices) => choices[random.Next(choices.Count)];
}
