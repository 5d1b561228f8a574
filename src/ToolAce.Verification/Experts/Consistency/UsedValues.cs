using ToolAce.Core.Calls;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>The values that calls carry, to ask whether one of a request is among them.</summary>
internal sealed class UsedValues
{
    private readonly string text;
    private readonly HashSet<double> numbers = [];

    public UsedValues(IEnumerable<Leaf> leaves)
    {
        var texts = new List<string>();
        foreach (var leaf in leaves)
        {
            switch (leaf.Value)
            {
                case Literal.Text:
                    texts.Add(leaf.Said.Padded);
                    break;
                case Literal.Integer whole:
                    numbers.Add((double)whole.Value);
                    break;
                case Literal.Real real:
                    numbers.Add(real.Value);
                    break;
            }
        }

        text = string.Join('|', texts);
    }

    public bool Has(RequestValue value) =>
        text.Contains(Words.Padded(value.Text))
        || (value.Shape == ValueShape.Number && NumberReader.Read(value.Text).Overlaps(numbers))
        || (value.Shape == ValueShape.Name && Words.Of(value.Text).TrueForAll(w => text.Contains($" {w} ")));
}
