namespace ToolAce.Synthesis.Corpora;

/// <summary>Reads one Markdown document in the format of configs/corpus/README.md.</summary>
internal sealed class DocumentReader(string file, string slug, ValueKindReader kinds, IReadOnlySet<string> verbs)
{
    private readonly List<CorpusSection> sections = [];
    private readonly List<string> prose = [];
    private string? title;
    private string? area;
    private string? section;
    private List<Functionality> functionalities = [];
    private int line;

    public CorpusDocument Read(IReadOnlyList<string> lines)
    {
        for (line = 1; line <= lines.Count; line++)
        {
            ReadLine(lines[line - 1].TrimEnd());
        }

        CloseSection();
        line = 1;
        return new CorpusDocument(
            slug,
            title ?? throw Problem("a document starts with '# Title'"),
            area ?? throw Problem("a document needs a line 'area: WORD'"),
            string.Join(' ', prose),
            sections.Count > 0 ? sections : throw Problem("a document needs at least one '## Section' with functionalities")) { Source = string.Join('\n', lines) };
    }

    private void ReadLine(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (text.StartsWith("# "))
        {
            title = text[2..].Trim();
        }
        else if (text.StartsWith("## "))
        {
            CloseSection();
            section = text[3..].Trim();
        }
        else if (text.StartsWith("  - returns "))
        {
            Extend(f => f with { Returns = [.. f.Returns, .. Returns(text["  - returns ".Length..])] });
        }
        else if (text.StartsWith("  - "))
        {
            var parameter = Parameter(text[4..]);
            Extend(f => f.Parameters.Any(p => p.Name == parameter.Name)
                ? throw Problem($"parameter '{parameter.Name}' of '{f.Name}' is given twice")
                : f with { Parameters = [.. f.Parameters, parameter] });
        }
        else if (text.StartsWith("- "))
        {
            functionalities.Add(OneFunctionality(text[2..]));
        }
        else if (section is null && area is null && text.StartsWith("area:"))
        {
            area = text["area:".Length..].Trim();
        }
        else if (section is null)
        {
            prose.Add(text.Trim());
        }
        else
        {
            throw Problem("expected '- verb object: description', '  - parameter (kind): description' or '  - returns field (kind)'");
        }
    }

    private void CloseSection()
    {
        if (section is not null)
        {
            sections.Add(functionalities.Count > 0
                ? new CorpusSection(section, functionalities)
                : throw Problem($"section '{section}' has no functionality"));
        }

        functionalities = [];
    }

    private void Extend(Func<Functionality, Functionality> change)
    {
        if (functionalities.Count == 0)
        {
            throw Problem("an indented bullet stands under a functionality '- verb object: description'");
        }

        functionalities[^1] = change(functionalities[^1]);
    }

    private Functionality OneFunctionality(string text)
    {
        var colon = text.IndexOf(':');
        var words = colon < 0 ? [] : text[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (section is null || words.Length is < 2 or > 3)
        {
            throw Problem("a functionality stands in a '## Section' and reads '- verb object: description', the object having one or two words");
        }

        return verbs.Contains(words[0])
            ? new Functionality(words[0], string.Join(' ', words[1..]), text[(colon + 1)..].Trim(), [], [])
            : throw Problem($"'{words[0]}' is not a verb of verbs.txt");
    }

    private CorpusParameter Parameter(string text)
    {
        var (name, kind, rest) = Bracketed(text);
        var optional = rest.StartsWith(", optional");
        rest = optional ? rest[", optional".Length..] : rest;
        return rest.StartsWith(':')
            ? new CorpusParameter(name, kind, optional, rest[1..].Trim())
            : throw Problem($"expected ': description' after '{name} (…)'");
    }

    private List<CorpusReturn> Returns(string text)
    {
        var fields = new List<CorpusReturn>();
        while (text.Length > 0)
        {
            var (name, kind, rest) = Bracketed(text);
            fields.Add(new CorpusReturn(name, kind));
            text = rest.TrimStart(',', ' ');
        }

        return fields;
    }

    /// <summary>Splits <c>name (kind) rest</c>, minding brackets inside the kind.</summary>
    private (string Name, ValueKind Kind, string Remainder) Bracketed(string text)
    {
        var open = text.IndexOf('(');
        var close = open;
        for (var depth = 0; close >= 0 && close < text.Length; close++)
        {
            depth += text[close] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                break;
            }
        }

        if (open <= 0 || close >= text.Length)
        {
            throw Problem($"expected 'name (kind)', got '{text}'");
        }

        try
        {
            return (text[..open].Trim(), kinds.Read(text[(open + 1)..close]), text[(close + 1)..]);
        }
        catch (FormatException e)
        {
            throw Problem(e.Message);
        }
    }

    private CorpusException Problem(string problem) => new(file, line, problem);
}
