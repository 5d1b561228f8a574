namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Which exception the official decoder raises where an expression is no value.</summary>
internal static class PyRefusals
{
    /// <summary>A sign asks its operand for an attribute <c>value</c>: some nodes have one, which is then no number.</summary>
    public static string OfOperand(PyNode operand) =>
        operand is PyNode.Attribute or PyNode.Subscript or PyNode.Starred or PyNode.Await or PyNode.Yield or PyNode.Walrus or PyNode.Comprehension { Value: not null }
            ? "TypeError"
            : "AttributeError";

    /// <summary>Evaluating begins with the leftmost part: a name is unknown, anything else has the wrong type.</summary>
    public static string OfEvaluation(PyNode node)
    {
        while (true)
        {
            switch (node)
            {
                case PyNode.Name:
                    return "NameError";
                case PyNode.Attribute attribute:
                    node = attribute.Value;
                    break;
                case PyNode.Call call:
                    node = call.Function;
                    break;
                case PyNode.Subscript subscript:
                    node = subscript.Value;
                    break;
                case PyNode.Compare compare:
                    node = compare.First;
                    break;
                case PyNode.Conditional conditional:
                    node = conditional.Test;
                    break;
                case PyNode.Logic logic:
                    node = logic.Operands[0];
                    break;
                case PyNode.Set { Items: [var first, ..] }:
                    node = first;
                    break;
                case PyNode.Comprehension comprehension:
                    node = comprehension.Clauses[0].Source;
                    break;
                default:
                    return "TypeError";
            }
        }
    }
}
