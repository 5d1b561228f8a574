using ToolAce.Cycles.Reports;

namespace ToolAce.Cli.Reports;

/// <summary>What tools and dialogs are made of, for people.</summary>
internal static class MadeOfText
{
    public static void Write(Output output, ApiFigures? apis, DialogFigures? dialogs)
    {
        if (apis is not null)
        {
            output.Line(FormattableString.Invariant($"{apis.Count} tools of {apis.ByDomain.Count} domains, {apis.NestedShare:P1} nested, {apis.NearDuplicateShare:P1} with a near duplicate"));
        }

        if (dialogs is not null)
        {
            output.Line(FormattableString.Invariant($"{dialogs.Count} dialogs: {string.Join(", ", dialogs.ByKind.Select(k => $"{k.Value} {k.Key}"))}; distinct-1 {dialogs.Distinct1:F3}, distinct-2 {dialogs.Distinct2:F3}"));
        }
    }
}
