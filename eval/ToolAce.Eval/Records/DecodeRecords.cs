using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>unit_decode</c>: texts in every format, what they decode to or which exception is raised; Python's also as strings to execute.</summary>
internal sealed class DecodeRecords : IRecordJudge
{
    public Difference? Judge(PyValue record)
    {
        var (raw, tag) = (record.Required("raw"), record.Flag("tool_call_tag"));
        var difference = Recomputing.Differ("result", Recorded(record), Computed(() => Decode(record.Required("format"), raw, tag)));
        return difference is null && record.Member("execute") is { } execute
            ? Recomputing.Differ("execute", Recorded(execute), Computed(() => new PyValue.List([.. OfficialDecoder.DecodeExecutable(raw, tag).Select(s => new PyValue.Str(s))])))
            : difference;
    }

    private static PyValue Decode(string format, string raw, bool tag) => format switch
    {
        "python" => OfficialDecoder.DecodePrompted(raw, ReturnFormat.Python, tag),
        "java" => OfficialDecoder.DecodePrompted(raw, ReturnFormat.Java, tag),
        "javascript" => OfficialDecoder.DecodePrompted(raw, ReturnFormat.JavaScript, tag),
        "json" => OfficialDecoder.Decode(raw, ReturnFormat.Json, tag),
        "verbose_xml" => OfficialDecoder.Decode(raw, ReturnFormat.VerboseXml, tag),
        "concise_xml" => OfficialDecoder.Decode(raw, ReturnFormat.ConciseXml, tag),
        _ => throw new FormatException($"no format is called '{format}'"),
    };

    private static string Recorded(PyValue record) => record switch
    {
        PyValue.Dict when record.Text("exception") is { } exception => "raises " + exception,
        PyValue.Dict when record.Member("result") is { } result => RecordValues.Untag(result).ToString(),
        _ => record.ToString(),
    };

    private static string Computed(Func<PyValue> decode)
    {
        try
        {
            return decode().ToString();
        }
        catch (PySyntaxException e)
        {
            return "raises " + e.PythonType;
        }
    }
}
