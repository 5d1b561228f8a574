using System.Globalization;
using System.Text;
using ToolAce.Core.Json;
using ToolAce.Cycles.Humans;

namespace ToolAce.Web.Downloads;

/// <summary>People's verdicts for a spreadsheet.</summary>
internal static class VerdictFile
{
    /// <summary>One line a verdict, oldest first (RFC 4180). A field that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string Csv(IEnumerable<StoredVerdict> verdicts)
    {
        var text = new StringBuilder("cycle_id,iteration,dialog_id,dialog_hash,outcome,reason,reviewer,at,blind,aspects\r\n");
        foreach (var verdict in verdicts)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Field(verdict.CycleId)},{verdict.Iteration},{Field(verdict.DialogId)},{verdict.DialogHash},{CoreJson.Word(verdict.Outcome)},{Field(verdict.Reason)},{Field(verdict.Reviewer)},{verdict.At:O},{(verdict.Blind ? "true" : "false")},{Aspects(verdict)}\r\n");
        }

        return text.ToString();
    }

    // Nothing wrong is another thing than nothing said.
    private static string Aspects(StoredVerdict verdict) => verdict.Aspects is not { } wrong ? "" : wrong.Count == 0 ? "none" : string.Join(' ', wrong.Select(CoreJson.Word));

    private static string Field(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r".Contains(value[0]) ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
