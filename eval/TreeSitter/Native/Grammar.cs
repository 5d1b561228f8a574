using System.Runtime.InteropServices;

namespace TreeSitter.Native;

/// <summary>A language's names, read once.</summary>
internal sealed class Grammar
{
    private static readonly Grammar[] All = [.. Enum.GetValues<SyntaxLanguage>().Select(l => new Grammar(l))];

    private readonly Dictionary<string, ushort> fields = [];

    private Grammar(SyntaxLanguage language)
    {
        // Interned, so that comparing a kind with a constant mostly compares references.
        Kinds = [.. Enumerable.Range(0, Library.SymbolCount(language)).Select(s => string.Intern(Marshal.PtrToStringUTF8(Library.SymbolName(language, s))!))];
        for (var field = 1; field <= Library.FieldCount(language); field++)
        {
            fields[Marshal.PtrToStringUTF8(Library.FieldName(language, field))!] = (ushort)field;
        }
    }

    /// <summary>The types of nodes, by symbol.</summary>
    public string[] Kinds { get; }

    public static Grammar Of(SyntaxLanguage language) => All[(int)language];

    /// <exception cref="KeyNotFoundException">The grammar has no such field.</exception>
    public ushort Field(string name) => fields[name];
}
