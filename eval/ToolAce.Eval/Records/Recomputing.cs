using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>What the judges of BFCL's records share.</summary>
internal static class Recomputing
{
    /// <summary>A recorded text; the record is no record of the family without it.</summary>
    public static string Required(this PyValue record, string key) => record.Text(key) ?? throw new FormatException($"'{key}' is missing or no text");

    /// <summary>
    /// Decodes as the record says, from its raw output where a current decoder is named, otherwise what was decoded is taken as it is. Null means that it does not decode.
    /// </summary>
    public static (PyValue? Decoded, Difference? Difference) Decode(PyValue record)
    {
        var recorded = record.Member("decode_error") is PyValue.None ? RecordValues.Untag(record.Member("decoded")!) : null;
        var format = CallLanguages.OfCategory(record.Required("category")).Format();
        var decoded = record.Text("decoder") switch
        {
            "v4_prompting" => Try(() => OfficialDecoder.DecodePrompted(record.Required("raw_output"), format)),
            "v4_fc" => Try(() => OfficialDecoder.DecodeFunctionCalls(record.Member("raw_output")!)),
            _ => recorded,
        };
        return (decoded, ReferenceEquals(decoded, recorded) ? null : Differ("decoded", Shown(recorded), Shown(decoded)));
    }

    public static Difference? Verdict(PyValue record, CheckResult result)
    {
        var valid = record.Flag("valid");
        return valid != result.Valid
            ? new Difference("valid", $"{valid} {record.Text("error_type")}", $"{result.Valid} {result.ErrorType}")
            : Differ("error_type", record.Text("error_type") ?? "None", result.ErrorType ?? "None");
    }

    public static Difference? Differ(string field, string recorded, string computed) => recorded == computed ? null : new Difference(field, recorded, computed);

    private static string Shown(PyValue? decoded) => decoded?.ToString() ?? "does not decode";

    private static PyValue? Try(Func<PyValue> decode)
    {
        try
        {
            return decode();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
