using System.Text.RegularExpressions;

namespace ToolAce.House.Tests.Files;

public sealed partial class SourceTests
{
    private const int Longest = 500;
    private const int Large = 250;

    /// <summary>How many files may be large at once: one in twenty.</summary>
    private const double FewLarge = 0.05;

    /// <summary>The subset repeats another library's public surface: its nested and partial types lie as that library's do.</summary>
    private const string Subset = "trainer/TorchSharp/";

    private static IEnumerable<string> Sources => Repository.With(".cs");

    private static IEnumerable<string> Rooms => Sources.Where(f => !f.StartsWith("tests/", StringComparison.Ordinal));

    [Fact]
    public void EveryFile_StaysBelowTheCeiling() =>
        Problems.None(Repository.With(".cs", ".cpp", ".razor", ".js", ".css", ".sh", ".py").Where(f => Lines(f) > Longest).Select(f => $"{f}: {Lines(f)} lines"));

    [Fact]
    public void FewFiles_AreLarge()
    {
        var large = Rooms.Where(f => Lines(f) > Large).Select(f => $"{f}: {Lines(f)} lines").ToList();
        if (large.Count > Math.Max(3, FewLarge * Rooms.Count()))
        {
            Problems.None(large);
        }
    }

    [Fact]
    public void MedianFile_IsShort()
    {
        var lines = Rooms.Select(Lines).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, 60);
    }

    [Fact]
    public void EveryFile_HasAtMostOnePublicType()
    {
        var crowded = Rooms
            .Where(f => !f.StartsWith(Subset, StringComparison.Ordinal))
            .Select(f => (File: f, Types: PublicType().Matches(Repository.Read(f)).Select(m => m.Groups["name"].Value).Distinct().ToList()))
            .Where(f => f.Types.Count > 1)
            .Select(f => $"{f.File}: {string.Join(", ", f.Types)}");
        Problems.None(crowded);
    }

    [Fact]
    public void EverySuppression_CarriesItsReason()
    {
        var bare = new List<string>();
        foreach (var file in Sources)
        {
            bare.AddRange(Numbered(file)
                .Where(l => l.Text.TrimStart().StartsWith("#pragma warning disable", StringComparison.Ordinal) && !PragmaWithReason().IsMatch(l.Text))
                .Concat(Numbered(file).Where(l => l.Text.TrimStart().StartsWith('[') && l.Text.Contains("SuppressMessage(") && !l.Text.Contains("Justification")))
                .Select(l => $"{file}:{l.Number}: {l.Text.Trim()}"));
        }

        foreach (var file in Repository.Files.Where(f => Path.GetFileName(f) == ".editorconfig"))
        {
            bare.AddRange(Numbered(file)
                .Where(l => SilencedRule().IsMatch(l.Text) && !l.Text.Contains('#'))
                .Select(l => $"{file}:{l.Number}: {l.Text}"));
        }

        foreach (var file in Repository.With(".csproj", ".props", ".targets"))
        {
            var lines = Numbered(file).ToList();
            bare.AddRange(lines
                .Where(l => l.Text.Contains("NoWarn") && !l.Text.Contains("<!--") && (l.Number < 2 || !lines[l.Number - 2].Text.Contains("-->")))
                .Select(l => $"{file}:{l.Number}: {l.Text.Trim()}"));
        }

        Problems.None(bare);
    }

    [Fact]
    public void Sources_PromiseNoLaterWork() =>
        Problems.None(Sources.SelectMany(f => Numbered(f).Where(l => Promise().IsMatch(l.Text)).Select(l => $"{f}:{l.Number}: {l.Text.Trim()}")));

    private static int Lines(string file) => File.ReadLines(Repository.At(file)).Count();

    private static IEnumerable<(int Number, string Text)> Numbered(string file) => File.ReadLines(Repository.At(file)).Select((text, i) => (i + 1, text));

    /// <summary>Types that stand at the left margin are the file's own; nested ones are indented.</summary>
    [GeneratedRegex(@"^public\s+(?:(?:static|sealed|abstract|partial|readonly|unsafe|ref)\s+)*(?:class|record(?:\s+(?:struct|class))?|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"#pragma warning disable \S+(, *\S+)* *// *\S+")]
    private static partial Regex PragmaWithReason();

    [GeneratedRegex(@"^dotnet_diagnostic\.\w+\.severity\s*=\s*(none|silent|suggestion)")]
    private static partial Regex SilencedRule();

    [GeneratedRegex("//.*\\b(TO" + "DO|FIX" + "ME|HA" + "CK)\\b|NotImplemented" + "Exception")]
    private static partial Regex Promise();
}
