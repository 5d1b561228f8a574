namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Arguments, subscripts and lambdas.</summary>
internal sealed partial class PyParser
{
    /// <summary>The arguments behind an opening bracket that has been read.</summary>
    private PyNode.Call Call(PyNode function)
    {
        var arguments = new List<PyNode>();
        var keywords = new List<PyNode.Keyword>();
        while (!Accept(")"))
        {
            if (arguments.Count + keywords.Count > 0)
            {
                Expect(",");
                if (Accept(")"))
                {
                    break;
                }
            }

            Argument(arguments, keywords);
        }

        return new PyNode.Call(function, arguments, keywords);
    }

    private void Argument(List<PyNode> arguments, List<PyNode.Keyword> keywords)
    {
        if (Accept("**"))
        {
            keywords.Add(new PyNode.Keyword(Parameter: null, Expression()));
            return;
        }

        if (Accept("*"))
        {
            if (keywords.Exists(k => k.Parameter is null))
            {
                throw new PySyntaxException("iterable argument unpacking follows keyword argument unpacking");
            }

            arguments.Add(new PyNode.Starred(Expression()));
            return;
        }

        if (Peek.Kind == PyTokenKind.Name && tokens[position + 1] is { Kind: PyTokenKind.Operator, Text: "=" })
        {
            var name = Identifier();
            position++;
            keywords.Add(new PyNode.Keyword(name, Expression()));
            return;
        }

        if (keywords.Count > 0)
        {
            throw new PySyntaxException("positional argument follows keyword argument");
        }

        var argument = NamedExpression();
        if (Clauses() is { } clauses)
        {
            // A bare generator must be the only argument, without even a trailing comma.
            if (arguments.Count > 0 || !IsOperator(")"))
            {
                throw new PySyntaxException("Generator expression must be parenthesized");
            }

            argument = new PyNode.Comprehension('(', argument, Value: null, clauses);
        }

        arguments.Add(argument);
    }

    private PyNode Index()
    {
        var first = IndexItem();
        if (!IsOperator(","))
        {
            return first is PyNode.Starred ? new PyNode.Tuple([first]) : first;
        }

        var items = new List<PyNode> { first };
        while (Accept(","))
        {
            if (IsOperator("]"))
            {
                break;
            }

            items.Add(IndexItem());
        }

        return new PyNode.Tuple(items);
    }

    private PyNode IndexItem()
    {
        if (Accept("*"))
        {
            return new PyNode.Starred(Expression());
        }

        var lower = IsOperator(":") ? null : NamedExpression();
        if (!Accept(":"))
        {
            return lower!;
        }

        var upper = SliceBound();
        var step = Accept(":") ? SliceBound() : null;
        return lower is PyNode.Walrus ? throw Problem() : new PyNode.Slice(lower, upper, step);
    }

    private PyNode? SliceBound() => IsOperator(":") || IsOperator("]") || IsOperator(",") ? null : Expression();

    private PyNode.Lambda Lambda()
    {
        ExpectWord("lambda");
        var plain = new List<(string Name, PyNode? Default)>();
        var keywordOnly = new List<(string Name, PyNode? Default)>();
        var positionalOnly = 0;
        string? rest = null;
        string? keywords = null;
        var starSeen = false;
        while (!IsOperator(":"))
        {
            if (Accept("**"))
            {
                keywords = Identifier();
                Accept(",");
                break;
            }

            if (Accept("*") && !starSeen)
            {
                starSeen = true;
                rest = IsOperator(",") ? null : Identifier();
            }
            else if (Accept("/") && plain.Count > 0 && positionalOnly == 0 && !starSeen)
            {
                positionalOnly = plain.Count;
            }
            else
            {
                var parameter = (Identifier(), Accept("=") ? Expression() : null);
                if (!starSeen && parameter.Item2 is null && plain.Exists(p => p.Default is not null))
                {
                    throw new PySyntaxException("non-default argument follows default argument");
                }

                (starSeen ? keywordOnly : plain).Add(parameter);
            }

            if (!Accept(","))
            {
                break;
            }
        }

        if (starSeen && rest is null && keywordOnly.Count == 0)
        {
            throw new PySyntaxException("named arguments must follow bare *");
        }

        Expect(":");
        return new PyNode.Lambda(new PyParameters(plain, positionalOnly, rest, keywordOnly, keywords), Expression());
    }
}
