using System.Runtime.InteropServices;

namespace ToolAce.Storage.DuckDb;

/// <summary>Text on its way to and from DuckDB.</summary>
internal static class DuckDbText
{
    public static string Read(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "DuckDB gave no reason";

    /// <summary>A string literal of SQL.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>An identifier of SQL.</summary>
    public static string Name(string text) => "\"" + text.Replace("\"", "\"\"") + "\"";
}
