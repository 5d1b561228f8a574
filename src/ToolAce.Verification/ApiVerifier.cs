using ToolAce.Core.Apis;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Rules;

namespace ToolAce.Verification;

/// <summary>Rules 1 and 2 on API definitions by themselves, before any dialog is made of them.</summary>
public static class ApiVerifier
{
    /// <summary>Checks one definition.</summary>
    public static ApiVerdict Verify(ApiDefinition api)
    {
        List<ApiFinding> findings =
        [
            .. SchemaConforms.Problems(api).Select(reason => new ApiFinding(SchemaConforms.RuleId, reason)),
            .. DefinitionComplete.Problems(api).Select(reason => new ApiFinding(DefinitionComplete.RuleId, reason)),
        ];
        return new ApiVerdict(api.Name, findings.Count == 0 ? VerdictOutcome.Accepted : VerdictOutcome.Rejected, findings);
    }

    /// <summary>Checks many definitions, in order.</summary>
    public static IReadOnlyList<ApiVerdict> Verify(IEnumerable<ApiDefinition> apis) => [.. apis.Select(Verify)];
}
