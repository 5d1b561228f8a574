using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Experts.Consistency;

/// <summary>
/// What a request says that its parameters shall be, in the ways in which people say it: "nights set to 3", "the view should be sea", "Anna as the guest",
/// "3 for the nights", "a sea view".
/// </summary>
internal sealed class Bindings(string request)
{
    private const int Longest = 4; // words of a value
    private static readonly string[][] Behind = [["set", "to"], ["should", "be"], ["must", "be"], ["is"], ["are"], ["of"]];
    private static readonly string[][] Before = [["as"], ["for"], ["is"], ["are"], ["should", "be"], ["must", "be"]];
    private static readonly HashSet<string> Articles = ["the", "a", "an", "my", "our", "its"];
    private static readonly HashSet<string> Starts = ["with", "and", "use", "take", "where", "set", "having", "that", "using"];
    private readonly List<SaidWord> words = SaidWord.Of(request);

    /// <summary>The values said for a parameter that its schema takes, in the words of the request.</summary>
    public IEnumerable<string> To(string parameter, Schema schema)
    {
        // "from" and "to" stand before too much else.
        var name = NameWords.Of(parameter) is { IsOfFillers: false } said ? said.Stems : [];
        for (var i = 0; name.Count > 0 && i + name.Count <= words.Count; i++)
        {
            if (!Stands(name, i))
            {
                continue;
            }

            foreach (var (start, end, isBare) in ValuesAfter(i, i + name.Count).Concat(ValuesBefore(i)))
            {
                if (Fitting(schema.Type == SchemaType.Array && schema.Items is { } items ? items : schema, start, end, isBare) is { } value)
                {
                    yield return value;
                    break;
                }
            }
        }
    }

    private bool Stands(IReadOnlyList<string> name, int at)
    {
        for (var k = 0; k < name.Count; k++)
        {
            if (words[at + k].Stem != name[k] || (k > 0 && words[at + k].IsFirst))
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<(int Start, int End, bool IsBare)> ValuesAfter(int name, int at)
    {
        foreach (var link in Behind)
        {
            if (Has(link, at) && Until(at + link.Length) is var end && end > at + link.Length)
            {
                yield return (at + link.Length, end, IsBare: false);
                yield break;
            }
        }

        // Nothing between: only where the name begins its part of the sentence, "with guest Anna".
        var start = name > 0 && Articles.Contains(words[name - 1].Word) ? name - 1 : name;
        if ((words[start].IsFirst || start == 0 || Starts.Contains(words[start - 1].Word)) && Until(at) is var last && last > at)
        {
            yield return (at, last, IsBare: false);
        }
    }

    private IEnumerable<(int Start, int End, bool IsBare)> ValuesBefore(int name)
    {
        if (words[name].IsFirst)
        {
            yield break;
        }

        var end = name > 0 && Articles.Contains(words[name - 1].Word) && !words[name - 1].IsFirst ? name - 1 : name;
        foreach (var link in Before)
        {
            if (end >= link.Length && Has(link, end - link.Length) && !words[end - link.Length].IsFirst && Since(end - link.Length) is var start && start < end - link.Length)
            {
                yield return (start, end - link.Length, IsBare: false);
                yield break;
            }
        }

        if (end == name && Since(name) is var first && first < name)
        {
            yield return (first, name, IsBare: true);
        }
    }

    private bool Has(string[] link, int at) =>
        at + link.Length <= words.Count && Enumerable.Range(0, link.Length).All(k => words[at + k].Word == link[k] && !(words[at + k].IsFirst && k > 0)) && !words[at].IsFirst;

    /// <summary>Where the value that begins here ends: before a border, a joining word, or after the longest value.</summary>
    private int Until(int at)
    {
        var end = at;
        while (end < words.Count && end - at < Longest && !(words[end].IsFirst && end > at) && !Starts.Contains(words[end].Word))
        {
            end++;
        }

        return at < words.Count && words[at].IsFirst ? at : end;
    }

    private int Since(int end)
    {
        var start = end;
        while (start > 0 && end - start < Longest && !words[start].IsFirst && !Starts.Contains(words[start - 1].Word))
        {
            start--;
        }

        return start;
    }

    private string? Fitting(Schema schema, int start, int end, bool isBare)
    {
        var text = request[words[start].Start..words[end - 1].End];
        var padded = Words.Padded(text);
        return schema switch
        {
            { Enum.Count: > 0 } => schema.Enum.OfType<Literal.Text>().Select(v => v.Value).FirstOrDefault(v => padded.Contains(Words.Padded(v))),
            { Type: SchemaType.Boolean } => Enumerable.Range(start, end - start).Select(i => words[i].Word).FirstOrDefault(w => w is "yes" or "no" or "true" or "false"),
            { Type: SchemaType.Integer or SchemaType.Float } => NumberReader.Read(text).Count > 0 ? text : null,
            { Type: SchemaType.String, Format: null, Pattern: null } => !isBare && Enumerable.Range(start, end - start).All(i => !Words.IsFiller(words[i].Word) || words[i].Word is "of" or "the") ? text : null,
            { Type: SchemaType.String } => RequestValues.Of(text).FirstOrDefault(v => !SchemaValidator.Validate(new Literal.Text(v.Text), schema).Any())?.Text,
            _ => null,
        };
    }
}
