using ToolAce.Core.Calls;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>Values of an enumeration: said, implied, or contradicted by another value that was said.</summary>
internal static class EnumGrounding
{
    public static (Support, string) Of(Literal.Text value, Leaf leaf, Evidence evidence)
    {
        if (IsSaid(value.Value, evidence))
        {
            return (Support.Grounded, "");
        }

        var said = leaf.Schema!.Enum.OfType<Literal.Text>().FirstOrDefault(other => other != value && IsSaid(other.Value, evidence));
        return said is null
            ? (Support.Weak, "is not said in these words")
            : (Support.Absent, $"is not said, but '{said.Value}' is");
    }

    private static bool IsSaid(string value, Evidence evidence)
    {
        var stems = NameWords.Of(value).Stems;
        return stems.Count > 0 && stems.All(evidence.HasStem);
    }
}
