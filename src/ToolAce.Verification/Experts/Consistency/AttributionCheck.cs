using ToolAce.Core.Calls;
using ToolAce.Core.Verdicts;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>Values in each other's place: the request puts a parameter's name beside the value that the call gives to another one.</summary>
internal sealed class AttributionCheck : IConsistencyCheck
{
    private const int Far = 1000;
    private const int Clearly = 3;
    private static readonly string[] Borders = [", ", "; ", ". ", "! ", "? ", "\n"];

    public IEnumerable<ExpertOpinion> Check(Exchange exchange)
    {
        List<string>? request = null;
        List<string>? parted = null;
        foreach (var (turn, index, call) in exchange.Calls)
        {
            if (call.Arguments is [not { Value: Literal.Map or Literal.List }] or [])
            {
                continue; // one value has no other to change places with
            }

            // All values of one list or dictionary key stand together: the nearest counts.
            var arguments = exchange.Context.Leaves(call)
                .Where(l => l.Value is Literal.Text or Literal.Integer or Literal.Real)
                .GroupBy(l => l.Name)
                .Select(g => new Spoken(g.First(), NameWords.Of(g.Key).Content, [.. g.Select(l => Stems(l.Said.Text)).Where(v => v.Count > 0)]))
                .Where(s => s.Name.Count > 0 && s.Values.Count > 0)
                .ToList();
            if (arguments.Count < 2)
            {
                continue;
            }

            request ??= Stems(exchange.Request);
            parted ??= exchange.Request.Contains(" and ") ? Stems(exchange.Request.Replace(" and ", ", ")) : request;
            foreach (var (a, b) in Exchanged(parted, arguments))
            {
                yield return new(VerdictOutcome.Rejected,
                    $"{turn.Place(index)}, parameters '{a.Leaf.Path}' and '{b.Leaf.Path}': the request gives {CallSyntax.Print(b.Leaf.Value)} and {CallSyntax.Print(a.Leaf.Value)} for them");
            }

            foreach (var a in arguments)
            {
                var own = Distance(request, a.Name, a.Values);
                if (own is < Clearly or Far)
                {
                    continue;
                }

                foreach (var b in arguments.Where(b => b != a && Distance(request, a.Name, b.Values) == 0))
                {
                    var isSwap = Distance(request, b.Name, a.Values) < Distance(request, b.Name, b.Values);
                    yield return new(isSwap ? VerdictOutcome.Rejected : VerdictOutcome.Unsure,
                        $"{turn.Place(index)}, parameter '{a.Leaf.Path}': the request gives {CallSyntax.Print(b.Leaf.Value)} for it, not {CallSyntax.Print(a.Leaf.Value)}");
                }
            }
        }
    }

    /// <summary>
    /// Stems without fillers, so that "5 is the boxes" and "boxes 5" are equally near, and with a comma where one part ends. Text of fillers alone stays as it is.
    /// </summary>
    private static List<string> Stems(string text)
    {
        var stems = new List<string>();
        foreach (var part in text.Replace(" set to ", " ").Split(Borders, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words.Read(part);
            if (words.Count > 0)
            {
                stems.AddRange(stems.Count > 0 ? [","] : []);
                var isOfFillers = words.TrueForAll(w => w.IsFiller);
                stems.AddRange(words.Where(w => isOfFillers || !w.IsFiller).Select(w => w.Stem));
            }
        }

        return stems;
    }

    /// <summary>Pairs of which each name stands right beside the other's value and not beside its own, in a request with "and" taken for a border too.</summary>
    private static IEnumerable<(Spoken A, Spoken B)> Exchanged(List<string> request, List<Spoken> arguments)
    {
        for (var i = 1; i < arguments.Count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                var (a, b) = (arguments[k], arguments[i]);
                if (Distance(request, a.Name, b.Values) == 0 && Distance(request, b.Name, a.Values) == 0
                    && Distance(request, a.Name, a.Values) > 0 && Distance(request, b.Name, b.Values) > 0)
                {
                    yield return (a, b);
                }
            }
        }
    }

    /// <summary>Fewest words between the name and one of the values, either before the other; <see cref="Far"/> where none is said.</summary>
    private static int Distance(List<string> request, IReadOnlyList<string> name, List<List<string>> values)
    {
        var least = Far;
        for (var n = Place(request, name, 0); n >= 0; n = Place(request, name, n + 1))
        {
            foreach (var value in values)
            {
                for (var v = Place(request, value, 0); v >= 0; v = Place(request, value, v + 1))
                {
                    var gap = v > n ? v - (n + name.Count) : n - (v + value.Count);
                    least = gap >= 0 ? Math.Min(least, gap) : least;
                }
            }
        }

        return least;
    }

    /// <summary>The first place of the phrase at or behind <paramref name="start"/>, or -1.</summary>
    private static int Place(List<string> words, IReadOnlyList<string> phrase, int start)
    {
        for (var i = start; i + phrase.Count <= words.Count; i++)
        {
            var k = 0;
            while (k < phrase.Count && words[i + k] == phrase[k])
            {
                k++;
            }

            if (k == phrase.Count)
            {
                return i;
            }
        }

        return -1;
    }

    private sealed record Spoken(Leaf Leaf, IReadOnlyList<string> Name, List<List<string>> Values);
}
