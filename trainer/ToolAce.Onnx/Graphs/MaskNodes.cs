using ToolAce.Onnx.Messages;
using static ToolAce.Onnx.Graphs.GraphBuilder;

namespace ToolAce.Onnx.Graphs;

/// <summary>What attention has to know of the mask, worked out once for all layers.</summary>
internal sealed class MaskNodes(GraphBuilder graph)
{
    private const float Masked = -1e9f;

    /// <summary>
    /// With the mask [batch, total] given: the index of each row's last token [batch], the total as a scalar, and where padding may stand before tokens, what is added
    /// to the scores of keys [batch, 1, sequence, total].
    /// </summary>
    public Lengths Build(bool leftPadding)
    {
        var mask = GraphNames.AttentionMask;
        var length = graph.Node("Gather", "mask.length", [graph.Node("Shape", "mask.shape", [mask]), graph.Constant("one_index", [1], scalar: true)]);
        var total = graph.Node("Cast", "mask.total", [length], "", Whole("to", (long)TensorProto.Types.DataType.Int32));
        // The last token, not the number of tokens: padding on the left counts as a part of the row that bears no weight.
        var numbers = graph.Node("Range", "mask.numbers", [graph.Constant("one", [1], scalar: true), graph.Node("Add", "mask.end", [length, "one"]), "one"]);
        var last = graph.Node("ReduceMax", "mask.last", [graph.Node("Mul", "mask.numbered", [mask, numbers])], "", Wholes("axes", 1), Whole("keepdims", 0));
        var index = graph.Node("Cast", "mask.last_index", [graph.Node("Sub", "mask.last_zero_based", [last, "one"])], "", Whole("to", (long)TensorProto.Types.DataType.Int32));
        return new Lengths(index, total, leftPadding ? Bias(mask) : null);
    }

    private string Bias(string mask)
    {
        var open = graph.Node("Cast", "mask.open", [mask], "", Whole("to", (long)TensorProto.Types.DataType.Float));
        var closed = graph.Node("Sub", "mask.closed", [graph.Constant("float_one", 1f), open]);
        var row = graph.Node("Mul", "mask.row", [closed, graph.Constant("masked", Masked)]);
        var wide = graph.Node("Unsqueeze", "mask.wide", [row, graph.Constant("wide_axes", [1, 2])]);
        var sequence = graph.Node("Shape", "ids.sequence", [GraphNames.InputIds], "", Whole("start", 1), Whole("end", 2));
        var shape = graph.Node("Concat", "mask.bias_shape", [graph.Constant("ones_before", [1, 1]), sequence, graph.Constant("one_after", [1])], "", Whole("axis", 0));
        return graph.Node("Expand", "mask.bias", [wide, shape]);
    }

    /// <summary>Names of values, see <see cref="Build"/>.</summary>
    internal sealed record Lengths(string LastIndex, string Total, string? Bias);
}
