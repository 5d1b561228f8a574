namespace ToolAce.Eval.Bfcl.Python;

/// <summary>The syntax tree of an expression, in Python's own node kinds.</summary>
internal abstract record PyNode
{
    public sealed record Constant(PyValue Value, bool Unicode = false) : PyNode;

    public sealed record Ellipsis : PyNode;

    public sealed record Name(string Id) : PyNode;

    public sealed record Attribute(PyNode Value, string Id) : PyNode;

    public sealed record Call(PyNode Function, IReadOnlyList<PyNode> Arguments, IReadOnlyList<Keyword> Keywords) : PyNode;

    /// <summary><c>parameter=value</c>, or <c>**value</c> without a parameter.</summary>
    public sealed record Keyword(string? Parameter, PyNode Value) : PyNode;

    public sealed record Subscript(PyNode Value, PyNode Index) : PyNode;

    public sealed record Slice(PyNode? Lower, PyNode? Upper, PyNode? Step) : PyNode;

    public sealed record Starred(PyNode Value) : PyNode;

    public sealed record Unary(string Operator, PyNode Operand) : PyNode;

    public sealed record Binary(string Operator, PyNode Left, PyNode Right) : PyNode;

    public sealed record Logic(string Operator, IReadOnlyList<PyNode> Operands) : PyNode;

    public sealed record Compare(PyNode First, IReadOnlyList<(string Operator, PyNode Operand)> Rest) : PyNode;

    public sealed record Conditional(PyNode Test, PyNode Then, PyNode Otherwise) : PyNode;

    public sealed record Lambda(PyParameters Parameters, PyNode Body) : PyNode;

    public sealed record Walrus(PyNode Target, PyNode Value) : PyNode;

    public sealed record List(IReadOnlyList<PyNode> Items) : PyNode;

    public sealed record Tuple(IReadOnlyList<PyNode> Items) : PyNode;

    public sealed record Set(IReadOnlyList<PyNode> Items) : PyNode;

    /// <summary>A pair without a key is <c>**value</c>.</summary>
    public sealed record Dict(IReadOnlyList<(PyNode? Key, PyNode Value)> Pairs) : PyNode;

    /// <summary>A comprehension in its brackets (<c>[</c>, <c>(</c> or <c>{</c>); with a <paramref name="Value"/> it makes a dict.</summary>
    public sealed record Comprehension(char Bracket, PyNode Element, PyNode? Value, IReadOnlyList<Clause> Clauses) : PyNode;

    public sealed record Clause(bool Async, PyNode Target, PyNode Source, IReadOnlyList<PyNode> Conditions) : PyNode;

    public sealed record Await(PyNode Value) : PyNode;

    public sealed record Yield(PyNode? Value, bool From) : PyNode;

    public sealed record Formatted(IReadOnlyList<PyNode> Parts) : PyNode;

    public sealed record Replacement(PyNode Value, char? Conversion, Formatted? Spec) : PyNode;
}
