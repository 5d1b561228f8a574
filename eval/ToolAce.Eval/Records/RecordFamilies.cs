using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Bfcl.Java;
using ToolAce.Eval.Bfcl.JavaScript;
using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Records;

/// <summary>Finds the judge of a record by the name of its file. Judges are made when first needed: some read the questions.</summary>
internal sealed class RecordFamilies
{
    private readonly IReadOnlyList<(string Prefix, Lazy<IRecordJudge> Judge)> families;

    public RecordFamilies(string data)
    {
        var multiTurn = new Lazy<MultiTurnData>(() => MultiTurnData.Load(data));
        families = Families(data, multiTurn);
    }

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

    private static IReadOnlyList<(string Prefix, Lazy<IRecordJudge> Judge)> Families(string data, Lazy<MultiTurnData> multiTurn) =>
    [
        ("ast_", new(() => new AstRecords(data))),
        ("relevance_", new(() => new RelevanceRecords())),
        ("multi_turn_exec", new(() => new MultiTurnExecRecords(multiTurn.Value))),
        ("multi_turn_mutations", new(() => new MultiTurnMutationRecords(multiTurn.Value))),
        ("multi_turn_fuzz", new(() => new MultiTurnFuzzRecords(multiTurn.Value))),
        ("unit_decode", new(() => new DecodeRecords())),
        ("unit_java_type_converter", new(() => new TypeConverterRecords(JavaConverter.Convert))),
        ("unit_js_type_converter", new(() => new TypeConverterRecords(JavaScriptConverter.Convert))),
        ("unit_standardize_string", new(() => new StandardizeRecords())),
        ("unit_agentic_checker", new(() => new AgenticRecords())),
        ("api_bank_rouge", new(() => new ApiBankRougeRecords())),
        ("api_bank", new(() => new ApiBankRecords(ApiBankData.Load(data)))),
    ];
}
