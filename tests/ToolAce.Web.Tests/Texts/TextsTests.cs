using System.Text.RegularExpressions;
using System.Xml.Linq;
using ToolAce.House.Tests;

namespace ToolAce.Web.Tests.Texts;

public sealed partial class TextsTests
{
    /// <summary>What reads alike in every language.</summary>
    private static readonly string[] Names = ["ToolAce", "CSV", "JSON", "JSONL", "Parquet"];

    private static readonly string Sources = string.Join('\n', Web(".razor", ".cs").Select(Repository.Read));

    public static TheoryData<string> Pages => [.. Web(".razor")];

    public static TheoryData<string> Resources => [.. Web(".resx")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_HoldsNoProse(string file) => Assert.Empty(Prose(Repository.Read(file)));

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p class=\"small\">@Count dialogs</p>", "dialogs")]
    [InlineData("<p>@(Count == 1 ? \"a\" : \"b\") there <em>@Name</em></p>", "there")]
    [InlineData("@if (Count > 0)\n{\n    <p>Some</p>\n}\nelse\n{\n    <b @onclick=\"e => Go(e)\">None</b>\n}\n", "Some", "None")]
    [InlineData("<EmptyState Title=\"No cycle\"><a aria-label=\"Back @Name\" href=\"cycles\">@Texts.Back(\"x\")</a></EmptyState>", "No", "cycle", "Back")]
    [InlineData("@page \"/data\"\n<p aria-label=\"@Texts.Any\" class=\"small\">@Texts.Any – ToolAce</p>\n@code {\n    private int Count;\n}")]
    public void Prose_IsFoundOutsideExpressions(string page, params string[] words) => Assert.Equal(words, Prose(page));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Entries_AreAllUsedAsTheirPlacesForValuesAsk(string file) =>
        Assert.Empty(Misused(Path.GetFileNameWithoutExtension(file), XDocument.Load(Repository.At(file)), Sources));

    [Theory]
    [InlineData("@ATexts.Plain @ATexts.Filled.With(1)")]
    [InlineData("@ATexts.PlainToo @ATexts.Filled.With(1)", "Plain")]
    [InlineData("@ATexts.Plain.With(1) @ATexts.Filled", "Plain", "Filled")]
    public void Misused_NamesWhatIsUnusedOrFilledWrongly(string source, params string[] names) => Assert.Equal(
        names,
        Misused("ATexts", XDocument.Parse("<root><data name='Plain'><value>x</value></data><data name='Filled'><value>{0:N0} x</value></data></root>"), source));

    private static IEnumerable<string> Web(params string[] extensions) => Repository.With(extensions).Where(f => f.StartsWith("web/ToolAce.Web/", StringComparison.Ordinal));

    /// <summary>Words of a page that stand in its text or in attributes that are read, and in no expression.</summary>
    private static IEnumerable<string> Prose(string page)
    {
        var markup = Directive().Replace(page.Split("@code")[0], "");
        var attributes = Tag().Matches(markup).SelectMany(t => ReadAttribute().Matches(t.Value)).Select(a => a.Groups["value"].Value);
        return attributes.Prepend(Code().Replace(Tag().Replace(markup, "\n"), "")).SelectMany(t => Word().Matches(Expression().Replace(t, ""))).Select(w => w.Value).Except(Names);
    }

    private static IEnumerable<string> Misused(string type, XDocument texts, string sources) =>
        from entry in texts.Root!.Elements("data")
        let uses = Regex.Matches(sources, $@"\b{type}\.{entry.Attribute("name")!.Value}\b(?<filled>\.With\()?")
        let filled = entry.Value.Contains("{0")
        where uses.Count == 0 || uses.Any(u => u.Groups["filled"].Success != filled)
        select entry.Attribute("name")!.Value;

    [GeneratedRegex(@"^@(page|using|inherits|implements|inject|attribute|layout|typeparam)\b.*$|@\*(?s:.*?)\*@", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex("""<[/!]?[A-Za-z](?:"[^"]*"|[^">])*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(?:aria-label|[Tt]itle|alt|placeholder|Label|Message|What)="(?<value>[^"]*)""")]
    private static partial Regex ReadAttribute();

    /// <summary>Branches and variables between the lines of markup.</summary>
    [GeneratedRegex(@"(?:@(?:if|for|foreach|switch|while)|else if)\s*\((?>[^()]+|(?<open>\()|(?<-open>\)))*\)(?(open)(?!))|\belse(?=\s*\{)|\bvar \w+ = .*;|\b(?:case .+|default):|\bbreak;")]
    private static partial Regex Code();

    [GeneratedRegex(@"@(?:[\w.]|\?\.|\((?>[^()]+|(?<open>\()|(?<-open>\)))*\)(?(open)(?!))|\[[^\]]*\])+")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
