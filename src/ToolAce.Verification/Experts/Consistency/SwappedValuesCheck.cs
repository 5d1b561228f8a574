using System.Text.RegularExpressions;
using ToolAce.Core.Calls;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// Two arguments of a call in each other's place. Certain where the request gives each the other's value; and where it gives one the other's value, while its own
/// was only said elsewhere, in a result or an earlier message, and the other parameter is spoken of too ("weekday Monday and the street you get").
/// </summary>
internal sealed partial class SwappedValuesCheck : IConsistencyCheck
{
    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        foreach (var (turn, index, call) in exchange.Calls)
        {
            if (call.Arguments is [not { Value: Literal.Map or Literal.List }] or [])
            {
                continue;
            }

            // What the request gives its own value is in its place.
            var doubtful = Argument.Of(exchange.Context.Leaves(call)).Where(a => a.GivenBy(exchange.Assignments, a.Name) == Assigned.No).ToList();
            foreach (var a in doubtful)
            {
                foreach (var b in doubtful.Where(b => a.Name != b.Name && IsOthers(exchange, turn, a, b)))
                {
                    yield return new(VerdictOutcome.Rejected,
                        $"{turn.Place(index)}, parameters '{a.Path}' and '{b.Path}' are in each other's place: the request gives {CallSyntax.Print(b.Value)} for '{a.Path}'");
                }
            }
        }
    }

    private static bool IsOthers(Exchange exchange, TurnView turn, Argument a, Argument b)
    {
        var given = b.GivenBy(exchange.Assignments, a.Name);
        if (given == Assigned.No || a.Overlaps(b))
        {
            return false;
        }

        if (a.Said.Any(s => exchange.Assignments.Holds(s.Words)))
        {
            return a.GivenBy(exchange.Assignments, b.Name) > Assigned.No;
        }

        var before = exchange.Context.EvidenceBefore(turn);
        return given == Assigned.Said && exchange.Assignments.Names(b.Name) && a.Said.Any(before.HasPhrase);
    }

    /// <summary>The values of one argument or of one member of a dictionary, those of a list together; each as text.</summary>
    private sealed record Argument(string Path, string Name, Literal Value, IReadOnlyList<TextReading> Said)
    {
        public static IEnumerable<Argument> Of(IEnumerable<Leaf> leaves) =>
            leaves.Where(l => l.Value is Literal.Text or Literal.Integer or Literal.Real)
                .GroupBy(l => l.Path.Contains('[') ? Index().Replace(l.Path, "") : l.Path)
                .Select(g => new Argument(g.Key, g.First().Name, g.First().Value, [.. g.Select(l => l.Said)]));

        /// <summary>How the request puts a value of this argument to a parameter.</summary>
        public Assigned GivenBy(Assignments said, string parameter) => Said.Max(s => said.Of(parameter, s.Words));

        /// <summary>Whether a value of one is part of one of the other, so that the words do not tell which is meant.</summary>
        public bool Overlaps(Argument other) => Said.Any(s => other.Said.Any(o => s.Padded.Contains(o.Padded) || o.Padded.Contains(s.Padded)));
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
