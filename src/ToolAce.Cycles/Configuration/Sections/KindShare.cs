using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>One kind of dialog and its share, 0–1.</summary>
public sealed record KindShare(DialogKind Kind, double Share)
{
    private static double Usual(DialogKind kind) => kind switch
    {
        DialogKind.Single => 0.36,
        DialogKind.Parallel => 0.24,
        DialogKind.Dependent => 0.10,
        DialogKind.NonTool => 0.30,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    /// <summary><c>converse.kinds</c> chooses, <c>converse.mix</c> weighs; shares sum to 1.</summary>
    internal static IReadOnlyList<KindShare> Read(Section s)
    {
        var kinds = s.WordList("kinds", Enum.GetValues<DialogKind>()).Order().ToList();
        var mix = s.Child("mix");
        var weights = Enum.GetValues<DialogKind>().ToDictionary(k => k, k => mix.Real(Words.Of(k), kinds.Contains(k) ? Usual(k) : 0, 0, 1_000_000));
        foreach (var (kind, _) in weights.Where(w => w.Value > 0 && !kinds.Contains(w.Key)))
        {
            mix.Complain(Words.Of(kind), $"converse.mix weighs {Words.Of(kind)}, which converse.kinds leaves out; name it there or drop the weight");
        }

        var chosen = kinds.Where(k => weights[k] > 0).ToList();
        if (chosen.Count == 0)
        {
            s.Complain("mix", "converse.mix gives every kind the weight 0; at least one must be above 0");
            return [.. kinds.Select(k => new KindShare(k, 1.0 / kinds.Count))];
        }

        var sum = chosen.Sum(k => weights[k]);
        return [.. chosen.Select(k => new KindShare(k, weights[k] / sum))];
    }
}
