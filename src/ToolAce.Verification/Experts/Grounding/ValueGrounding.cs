using ToolAce.Core.Calls;

namespace ToolAce.Verification.Experts.Grounding;

/// <summary>Whether the conversation supports a value.</summary>
internal static class ValueGrounding
{
    /// <summary>The support, and why it is not full (empty for grounded values).</summary>
    public static (Support Support, string Why) Of(Leaf leaf, Evidence evidence)
    {
        if (leaf.Value is Literal.Null || IsDefault(leaf))
        {
            return (Support.Grounded, "");
        }

        return leaf.Value switch
        {
            Literal.Bool flag => FlagGrounding.Of(flag.Value, leaf, evidence),
            Literal.Integer whole => Number((double)whole.Value, evidence),
            Literal.Real real => Number(real.Value, evidence),
            Literal.Text text when leaf.Schema?.Enum.Count > 0 => EnumGrounding.Of(text, leaf, evidence),
            Literal.Text text => TextGrounding.Of(text.Value, leaf, evidence),
            _ => (Support.Weak, "is empty"),
        };
    }

    /// <summary>A default named by the schema or by the words of the description.</summary>
    private static bool IsDefault(Leaf leaf)
    {
        if (leaf.Schema?.Default is { } initial)
        {
            return initial.Equals(leaf.Value);
        }

        var at = leaf.Schema?.Description?.IndexOf("default", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at >= 0 && leaf.Value is not Literal.Bool
            && Evidence.Of(leaf.Schema!.Description![at..]).HasPhrase(leaf.Said);
    }

    private static (Support, string) Number(double value, Evidence evidence)
    {
        if (evidence.HasNumber(value))
        {
            return (Support.Grounded, "");
        }

        if (evidence.HasLooseNumber(value) || evidence.HasLooseNumber(-value))
        {
            return (Support.Weak, "stands only inside another value of the conversation");
        }

        return value == 1 && (evidence.Padded.Contains(" a ") || evidence.Padded.Contains(" an "))
            ? (Support.Weak, "is supported only by an article")
            : (Support.Absent, "stands nowhere in the conversation");
    }
}
