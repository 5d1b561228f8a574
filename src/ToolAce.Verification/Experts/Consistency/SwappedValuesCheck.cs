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
            var doubtful = Argument.Of(call).Where(a => a.GivenBy(exchange.Assignments, a.Name) == Assigned.No).ToList();
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

        if (a.Words.Any(exchange.Assignments.Holds))
        {
            return a.GivenBy(exchange.Assignments, b.Name) > Assigned.No;
        }

        var before = exchange.Context.EvidenceBefore(turn);
        return given == Assigned.Said && exchange.Assignments.Names(b.Name) && a.Words.Any(w => before.HasPhrase(string.Join(' ', w)));
    }

    /// <summary>The values of one argument or of one member of a dictionary, those of a list together; each as its words.</summary>
    private sealed record Argument(string Path, string Name, Literal Value, IReadOnlyList<IReadOnlyList<string>> Words)
    {
        public static IEnumerable<Argument> Of(Call call) =>
            Leaf.Of(call, parameters: null).Where(l => l.Value is Literal.Text or Literal.Integer or Literal.Real)
                .GroupBy(l => Index().Replace(l.Path, ""))
                .Select(g => new Argument(g.Key, g.First().Name, g.First().Value, [.. g.Select(l => Reading.Words.Of(l.Value is Literal.Text text ? text.Value : CallSyntax.Print(l.Value)))]));

        /// <summary>How the request puts a value of this argument to a parameter.</summary>
        public Assigned GivenBy(Assignments said, string parameter) => Words.Max(w => said.Of(parameter, w));

        /// <summary>Whether a value of one is part of one of the other, so that the words do not tell which is meant.</summary>
        public bool Overlaps(Argument other) => Words.Any(w => other.Words.Any(o => Contains(w, o) || Contains(o, w)));

        private static bool Contains(IReadOnlyList<string> whole, IReadOnlyList<string> part) => $" {string.Join(' ', whole)} ".Contains($" {string.Join(' ', part)} ");
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
