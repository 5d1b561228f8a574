using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Core.Verdicts;

namespace ToolAce.Verification.Experts.ToolResponses;

/// <summary>Results against the results schema of the definition.</summary>
internal static class SchemaAgreement
{
    public static IEnumerable<ExpertOpinion> Check(string place, Literal results, Schema? schema)
    {
        if (results is Literal.Null or Literal.Map { Entries.Count: 0 } or Literal.Text { Value: "" })
        {
            var promises = schema is null || schema.Required.Count > 0 || schema.Properties.Count > 0;
            return promises ? [new(schema is null ? VerdictOutcome.Unsure : VerdictOutcome.Rejected, $"{place}: the result is empty")] : [];
        }

        return schema is null || Failure.IsWhole(results)
            ? []
            : SchemaValidator.Validate(results, schema).Select(problem => new ExpertOpinion(
                VerdictOutcome.Rejected, $"{place}{(problem.Path.Length == 0 ? "" : $", member '{problem.Path}'")}: {Words(problem)}"));
    }

    private static string Words(SchemaProblem problem) => problem.Kind switch
    {
        SchemaProblemKind.MissingRequired => "the definition promises it and it is missing",
        SchemaProblemKind.UnexpectedMember => "the definition knows no such member",
        _ => problem.Message,
    };
}
