using System.Runtime.InteropServices;
using ToolAce.Onnx.Messages;

namespace ToolAce.Onnx.Graphs;

/// <summary>Collects nodes, inputs, outputs and constants of a graph. Values are called by name; a node's only output is named after it.</summary>
internal sealed class GraphBuilder
{
    /// <summary>The domain of ONNX Runtime's own operators.</summary>
    public const string Contrib = "com.microsoft";

    private const int OpsetVersion = 17;
    private readonly List<Initializer> initializers = [];

    /// <summary>The graph so far, without its constants' values.</summary>
    public GraphProto Graph { get; } = new() { Name = "decoder" };

    /// <summary>The constants, in the order in which they were added.</summary>
    public IReadOnlyList<Initializer> Initializers => initializers;

    /// <summary>A node with one output.</summary>
    public string Node(string op, string name, string[] inputs, string domain = "", params AttributeProto[] attributes)
    {
        Node(op, name, inputs, [name], domain, attributes);
        return name;
    }

    /// <summary>A node whose outputs are named; an empty name is an output or input left out.</summary>
    public void Node(string op, string name, string[] inputs, string[] outputs, string domain, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = op, Name = name, Domain = domain };
        node.Input.Add(inputs);
        node.Output.Add(outputs);
        node.Attribute.Add(attributes);
        Graph.Node.Add(node);
    }

    /// <summary>An input of the graph. Dimensions are numbers, or names of what varies.</summary>
    public string Input(string name, TensorProto.Types.DataType type, params object[] dimensions)
    {
        Graph.Input.Add(Value(name, type, dimensions));
        return name;
    }

    /// <summary>An output of the graph, which a node makes under the same name.</summary>
    public void Output(string name, TensorProto.Types.DataType type, params object[] dimensions) => Graph.Output.Add(Value(name, type, dimensions));

    /// <summary>A constant.</summary>
    public string Constant(Initializer initializer)
    {
        initializers.Add(initializer);
        return initializer.Name;
    }

    /// <summary>A constant vector of whole numbers; a scalar where <paramref name="scalar"/> says so.</summary>
    public string Constant(string name, long[] values, bool scalar = false) =>
        Constant(new Initializer(name, scalar ? [] : [values.Length], TensorProto.Types.DataType.Int64, values.Length * sizeof(long), s => s.Write(MemoryMarshal.AsBytes(values.AsSpan()))));

    /// <summary>A constant scalar in single precision.</summary>
    public string Constant(string name, float value) =>
        Constant(new Initializer(name, [], TensorProto.Types.DataType.Float, sizeof(float), s => s.Write(MemoryMarshal.AsBytes([value]))));

    /// <summary>The model around the graph.</summary>
    public ModelProto Model()
    {
        var model = new ModelProto { IrVersion = (long)Messages.Version.IrVersion, ProducerName = "toolace", Graph = Graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = OpsetVersion });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = Contrib, Version = 1 });
        return model;
    }

    /// <summary>An attribute that is a whole number.</summary>
    public static AttributeProto Whole(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    /// <summary>An attribute that is a fraction.</summary>
    public static AttributeProto Fraction(string name, double value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = (float)value };

    /// <summary>An attribute that is a list of whole numbers.</summary>
    public static AttributeProto Wholes(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.Add(values);
        return attribute;
    }

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, object[] dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(dimensions.Select(d => d is string free
            ? new TensorShapeProto.Types.Dimension { DimParam = free }
            : new TensorShapeProto.Types.Dimension { DimValue = Convert.ToInt64(d, System.Globalization.CultureInfo.InvariantCulture) }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
    }
}
