using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.Formats;

/// <summary>Arguments as the Java and JavaScript decoders collect them: what has no name goes under None; a second one of a name spoils the whole call.</summary>
internal sealed class NamedArguments
{
    private readonly PyValue.Dict entries = new();
    private bool repeated;

    public void Add(string? name, string value)
    {
        PyValue key = name is null ? PyValue.None.Value : new PyValue.Str(name);
        repeated |= entries.Find(key) is not null;
        entries.Set(key, new PyValue.Str(value));
    }

    /// <exception cref="PySyntaxException">A name was given twice.</exception>
    public PyValue.Dict ToDict() => repeated ? throw new PySyntaxException("two arguments have the same name", "Exception") : entries;
}
