using System.Text;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Writes a tree in the layout of Python 3.11's <c>ast.unparse</c>, which decides what a nested call or subscript reads as.</summary>
internal sealed partial class PyUnparser
{
    /// <summary>Levels of nesting after which CPython's writer, itself in Python, gives up (RecursionError at a limit of 1,000 frames, three a level).</summary>
    public const int MaximumDepth = 329;

    private readonly StringBuilder text = new();
    private readonly bool avoidBackslashes;
    private int depth;

    private PyUnparser(bool avoidBackslashes) => this.avoidBackslashes = avoidBackslashes;

    /// <exception cref="PySyntaxException">A formatted string that cannot be written.</exception>
    public static string Unparse(PyNode node) => Unparse(node, Level.Test, avoidBackslashes: false);

    internal static string UnparseReplacement(PyNode node) => Unparse(node, Level.Test + 1, avoidBackslashes: true);

    private static string Unparse(PyNode node, int level, bool avoidBackslashes)
    {
        var writer = new PyUnparser(avoidBackslashes);
        writer.Write(node, level);
        return writer.text.ToString();
    }

    private void Write(PyNode node, int level = Level.Test)
    {
        if (++depth > MaximumDepth)
        {
            throw new PySyntaxException("nested too deeply to be written", "RecursionError");
        }

        Append(node, level);
        depth--;
    }

    private void Append(PyNode node, int level)
    {
        switch (node)
        {
            case PyNode.Constant constant:
                Constant(constant);
                break;
            case PyNode.Ellipsis:
                text.Append("...");
                break;
            case PyNode.Name name:
                text.Append(name.Id);
                break;
            case PyNode.Attribute attribute:
                Write(attribute.Value, Level.Atom);
                text.Append(attribute.Value is PyNode.Constant { Value: PyValue.Int or PyValue.Bool } ? " ." : ".").Append(attribute.Id);
                break;
            case PyNode.Call call:
                Write(call.Function, Level.Atom);
                Join("(", [.. call.Arguments, .. call.Keywords], ")");
                break;
            case PyNode.Keyword keyword:
                text.Append(keyword.Parameter is null ? "**" : keyword.Parameter + "=");
                Write(keyword.Value);
                break;
            case PyNode.Subscript subscript:
                Write(subscript.Value, Level.Atom);
                text.Append('[');
                Index(subscript.Index);
                text.Append(']');
                break;
            case PyNode.Slice slice:
                Slice(slice);
                break;
            case PyNode.Starred starred:
                text.Append('*');
                Write(starred.Value, Level.Or);
                break;
            case PyNode.List list:
                Join("[", list.Items, "]");
                break;
            case PyNode.Tuple tuple:
                Join("(", tuple.Items, tuple.Items.Count == 1 ? ",)" : ")");
                break;
            case PyNode.Set set:
                Join("{", set.Items, "}");
                break;
            case PyNode.Dict dict:
                Dict(dict);
                break;
            case PyNode.Comprehension comprehension:
                Comprehension(comprehension);
                break;
            case PyNode.Formatted formatted:
                text.Append(PyFormattedText.Write(formatted, avoidBackslashes));
                break;
            default:
                Operation(node, level);
                break;
        }
    }

    private void Constant(PyNode.Constant constant) => text.Append(constant.Unicode ? "u" : "").Append(constant.Value switch
    {
        PyValue.Int whole when PyText.IsTooLong(whole.Value) => throw new PySyntaxException("a number of more than 4,300 digits", "ValueError"),
        PyValue.Float or PyValue.Imaginary => PyText.Repr(constant.Value).Replace("inf", "1e309"),
        PyValue.Str s when avoidBackslashes => PyFormattedText.Literal(s.Value),
        _ => PyText.Repr(constant.Value),
    });

    private void Join(string open, IReadOnlyList<PyNode> items, string close)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Write(items[i]);
        }

        text.Append(close);
    }

    private void Index(PyNode index)
    {
        if (index is PyNode.Tuple { Items.Count: > 0 } tuple)
        {
            Join("", tuple.Items, tuple.Items.Count == 1 ? "," : "");
        }
        else
        {
            Write(index);
        }
    }

    private void Slice(PyNode.Slice slice)
    {
        WriteIfAny(slice.Lower);
        text.Append(':');
        WriteIfAny(slice.Upper);
        text.Append(slice.Step is null ? "" : ":");
        WriteIfAny(slice.Step);
    }

    private void WriteIfAny(PyNode? node)
    {
        if (node is not null)
        {
            Write(node);
        }
    }

    private void Dict(PyNode.Dict dict)
    {
        text.Append('{');
        for (var i = 0; i < dict.Pairs.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            var (key, value) = dict.Pairs[i];
            WriteIfAny(key);
            text.Append(key is null ? "**" : ": ");
            Write(value, key is null ? Level.Or : Level.Test);
        }

        text.Append('}');
    }

    private void Comprehension(PyNode.Comprehension comprehension)
    {
        text.Append(comprehension.Bracket);
        Write(comprehension.Element);
        text.Append(comprehension.Value is null ? "" : ": ");
        WriteIfAny(comprehension.Value);
        foreach (var clause in comprehension.Clauses)
        {
            text.Append(clause.Async ? " async for " : " for ");
            Index(clause.Target);
            text.Append(" in ");
            Write(clause.Source, Level.Test + 1);
            foreach (var condition in clause.Conditions)
            {
                text.Append(" if ");
                Write(condition, Level.Test + 1);
            }
        }

        text.Append(comprehension.Bracket switch { '(' => ')', '[' => ']', _ => '}' });
    }
}
