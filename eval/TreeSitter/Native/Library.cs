using System.Runtime.InteropServices;

namespace TreeSitter.Native;

/// <summary>The functions of <c>native/toolace_syntax.c</c>.</summary>
internal static unsafe partial class Library
{
    private const string Name = "toolace_syntax";

    [LibraryImport(Name, EntryPoint = "toolace_syntax_symbol_count")]
    public static partial int SymbolCount(SyntaxLanguage language);

    [LibraryImport(Name, EntryPoint = "toolace_syntax_symbol_name")]
    public static partial nint SymbolName(SyntaxLanguage language, int symbol);

    [LibraryImport(Name, EntryPoint = "toolace_syntax_field_count")]
    public static partial int FieldCount(SyntaxLanguage language);

    [LibraryImport(Name, EntryPoint = "toolace_syntax_field_name")]
    public static partial nint FieldName(SyntaxLanguage language, int field);

    [LibraryImport(Name, EntryPoint = "toolace_syntax_open")]
    public static partial Reader Open(SyntaxLanguage language);

    [LibraryImport(Name, EntryPoint = "toolace_syntax_close")]
    public static partial void Close(nint reader);

    [LibraryImport(Name, EntryPoint = "toolace_syntax_parse")]
    public static partial ReadOutcome Parse(Reader reader, byte* text, uint length, out NodeRecord* nodes, out uint count);
}
