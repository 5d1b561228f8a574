using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Bfcl.Java;
using ToolAce.Eval.Bfcl.JavaScript;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Finds the judge of a record by the name of its file. Judges are made when first needed: some read the questions.</summary>
internal sealed class RecordFamilies
{
    private readonly IReadOnlyList<(string Prefix, Lazy<IRecordJudge> Judge)> families;

    public RecordFamilies(string data) => families =
    [
        ("ast_", new(() => new AstRecords(data))),
        ("relevance_", new(() => new RelevanceRecords())),
        ("unit_decode", new(() => new DecodeRecords())),
        ("unit_java_type_converter", new(() => new TypeConverterRecords(JavaConverter.Convert))),
        ("unit_js_type_converter", new(() => new TypeConverterRecords(JavaScriptConverter.Convert))),
        ("unit_standardize_string", new(() => new StandardizeRecords())),
        ("unit_agentic_checker", new(() => new AgenticRecords())),
        ("api_bank_rouge", new(() => new ApiBankRougeRecords())),
        ("api_bank", new(() => new ApiBankRecords(ApiBankData.Load(data)))),
    ];

    /// <summary>The judge of the records in <paramref name="file"/>, null when its family is unknown.</summary>
    public IRecordJudge? Find(string file)
    {
        foreach (var (prefix, judge) in families)
        {
            if (Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal))
            {
                return judge.Value;
            }
        }

        return null;
    }
}
