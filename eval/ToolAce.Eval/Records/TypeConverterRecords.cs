using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Judges <c>unit_java_type_converter</c> and <c>unit_js_type_converter</c>: source text to a value of a declared type.</summary>
/// <param name="convert">The converter: text, type, type of items.</param>
internal sealed class TypeConverterRecords(Func<string, string?, string?, PyValue> convert) : IRecordJudge
{
    public Difference? Judge(PyValue record) => record.Text("exception") is { } exception
        ? Recomputing.Differ("exception", "raises " + exception, Computed(record))
        : Recomputing.Differ("result", RecordValues.Untag(record.Member("result")!).ToString(), Computed(record));

    private string Computed(PyValue record)
    {
        try
        {
            return convert(record.Required("value"), record.Text("type"), record.Text("nested_type")).ToString();
        }
        catch (CheckerException e)
        {
            return "raises " + e.PythonType;
        }
    }
}
