namespace ToolAce.Eval.Bfcl.Python;

/// <summary>The <c>for … in … if</c> of comprehensions.</summary>
internal sealed partial class PyParser
{
    private List<PyNode.Clause>? Clauses()
    {
        List<PyNode.Clause>? clauses = null;
        while (IsWord("for") || (IsWord("async") && tokens[position + 1] is { Kind: PyTokenKind.Name, Text: "for" }))
        {
            var isAsync = AcceptWord("async");
            ExpectWord("for");
            var target = Targets();
            ExpectWord("in");
            var source = Or();
            var conditions = new List<PyNode>();
            while (AcceptWord("if"))
            {
                conditions.Add(Or());
            }

            (clauses ??= []).Add(new PyNode.Clause(isAsync, target, source, conditions));
        }

        return clauses;
    }

    private PyNode Targets()
    {
        var first = Target();
        if (!IsOperator(","))
        {
            return first;
        }

        var items = new List<PyNode> { first };
        while (Accept(",") && !IsWord("in"))
        {
            items.Add(Target());
        }

        return new PyNode.Tuple(items);
    }

    private PyNode Target()
    {
        var starred = Accept("*");
        var target = Primary();
        if (!IsTarget(target))
        {
            throw new PySyntaxException("cannot assign to this expression");
        }

        return starred ? new PyNode.Starred(target) : target;
    }

    private static bool IsTarget(PyNode node) => node switch
    {
        PyNode.Name or PyNode.Attribute or PyNode.Subscript => true,
        PyNode.Starred starred => IsTarget(starred.Value),
        PyNode.Tuple tuple => tuple.Items.All(IsTarget),
        PyNode.List list => list.Items.All(IsTarget),
        _ => false,
    };
}
