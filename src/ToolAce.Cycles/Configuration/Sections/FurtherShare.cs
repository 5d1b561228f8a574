using ToolAce.Cycles.Configuration.Reading;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cycles.Configuration;

/// <summary>One way in which dialogs go on, and its share among all of them, 0–1.</summary>
public sealed record FurtherShare(FurtherForm Form, double Share)
{
    /// <summary><c>converse.further</c> weighs the forms; shares sum to 1.</summary>
    internal static IReadOnlyList<FurtherShare> Read(Section s)
    {
        var usual = new DialogOptions().Further;
        var weights = Enum.GetValues<FurtherForm>().ToDictionary(f => f, f => s.Real(Words.Of(f), usual[f], 0, 1_000_000));
        var sum = weights.Values.Sum();
        if (sum == 0)
        {
            s.Complain(Words.Of(FurtherForm.Again), "converse.further gives every form the weight 0; at least one must be above 0 (converse.followUps: 0 ends dialogs after their matter)");
            return [new FurtherShare(FurtherForm.Again, 1)];
        }

        return [.. weights.Where(w => w.Value > 0).Select(w => new FurtherShare(w.Key, w.Value / sum))];
    }
}
