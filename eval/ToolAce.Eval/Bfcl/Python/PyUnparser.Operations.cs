namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Operations and lambdas: what may need brackets around it.</summary>
internal sealed partial class PyUnparser
{
    private static readonly Dictionary<string, int> BinaryLevels = new()
    {
        ["|"] = Level.Or, ["^"] = Level.Xor, ["&"] = Level.And, ["<<"] = Level.Shift, [">>"] = Level.Shift, ["+"] = Level.Sum, ["-"] = Level.Sum,
        ["*"] = Level.Term, ["/"] = Level.Term, ["//"] = Level.Term, ["%"] = Level.Term, ["@"] = Level.Term, ["**"] = Level.Power,
    };

    private void Operation(PyNode node, int level)
    {
        var own = node switch
        {
            PyNode.Unary { Operator: "not" } => Level.Not,
            PyNode.Unary => Level.Factor,
            PyNode.Binary binary => BinaryLevels[binary.Operator],
            PyNode.Logic logic => logic.Operator == "or" ? Level.LogicalOr : Level.LogicalAnd,
            PyNode.Compare => Level.Compare,
            PyNode.Conditional or PyNode.Lambda => Level.Test,
            PyNode.Walrus => Level.Named,
            PyNode.Await => Level.Await,
            PyNode.Yield => Level.Yield,
            _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType(), "unknown node"),
        };
        text.Append(level > own ? "(" : "");
        switch (node)
        {
            case PyNode.Unary unary:
                text.Append(unary.Operator).Append(unary.Operator == "not" ? " " : "");
                Write(unary.Operand, own);
                break;
            case PyNode.Binary binary:
                var power = binary.Operator == "**";
                Write(binary.Left, power ? own + 1 : own);
                text.Append(' ').Append(binary.Operator).Append(' ');
                Write(binary.Right, power ? own : own + 1);
                break;
            case PyNode.Logic logic:
                // Each further operand is written one level tighter: that is how Python does it.
                for (var i = 0; i < logic.Operands.Count; i++)
                {
                    text.Append(i == 0 ? "" : $" {logic.Operator} ");
                    Write(logic.Operands[i], Math.Min(own + 1 + i, Level.Atom));
                }

                break;
            case PyNode.Compare compare:
                Write(compare.First, own + 1);
                foreach (var (word, operand) in compare.Rest)
                {
                    text.Append(' ').Append(word).Append(' ');
                    Write(operand, own + 1);
                }

                break;
            case PyNode.Conditional conditional:
                Write(conditional.Then, own + 1);
                text.Append(" if ");
                Write(conditional.Test, own + 1);
                text.Append(" else ");
                Write(conditional.Otherwise, own);
                break;
            case PyNode.Lambda lambda:
                Lambda(lambda);
                break;
            case PyNode.Walrus walrus:
                Write(walrus.Target, Level.Atom);
                text.Append(" := ");
                Write(walrus.Value, Level.Atom);
                break;
            case PyNode.Await awaited:
                text.Append("await ");
                Write(awaited.Value, Level.Atom);
                break;
            case PyNode.Yield yielded:
                text.Append(yielded.From ? "yield from" : "yield").Append(yielded.Value is null ? "" : " ");
                if (yielded.Value is not null)
                {
                    Write(yielded.Value, Level.Atom);
                }

                break;
        }

        text.Append(level > own ? ")" : "");
    }

    private void Lambda(PyNode.Lambda lambda)
    {
        var (plain, positionalOnly, rest, keywordOnly, keywords) = lambda.Parameters;
        var pieces = new List<string>();
        for (var i = 0; i < plain.Count; i++)
        {
            pieces.Add(Parameter(plain[i]));
            if (i + 1 == positionalOnly)
            {
                pieces.Add("/");
            }
        }

        if (rest is not null || keywordOnly.Count > 0)
        {
            pieces.Add("*" + rest);
        }

        pieces.AddRange(keywordOnly.Select(Parameter));
        if (keywords is not null)
        {
            pieces.Add("**" + keywords);
        }

        text.Append("lambda").Append(pieces.Count == 0 ? "" : " ").AppendJoin(", ", pieces).Append(": ");
        Write(lambda.Body);
    }

    private static string Parameter((string Name, PyNode? Default) parameter) =>
        parameter.Default is null ? parameter.Name : parameter.Name + "=" + Unparse(parameter.Default);

    private static class Level
    {
        public const int Named = 1;
        public const int Yield = 3;
        public const int Test = 4;
        public const int LogicalOr = 5;
        public const int LogicalAnd = 6;
        public const int Not = 7;
        public const int Compare = 8;
        public const int Or = 9;
        public const int Xor = 10;
        public const int And = 11;
        public const int Shift = 12;
        public const int Sum = 13;
        public const int Term = 14;
        public const int Factor = 15;
        public const int Power = 16;
        public const int Await = 17;
        public const int Atom = 18;
    }
}
