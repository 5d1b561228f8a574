using System.Text.RegularExpressions;

namespace ToolAce.House.Tests.Files;

public sealed partial class TextTests
{
    private const int LargestText = 2_000_000;
    private const int LongestLine = 500;

    private static readonly HashSet<string> Binary = [".safetensors", ".png", ".parquet", ".gz", ".npz", ".bin", ".onnx", ".so", ".ico", ".woff2"];

    private static IEnumerable<string> Texts => Repository.Files.Where(f => !Binary.Contains(Path.GetExtension(f)) && new FileInfo(Repository.At(f)).Length <= LargestText);

    [Fact]
    public void TrackedFiles_NameNoFolderOfOneMachine() => Problems.None(Hits(MachinePath(), _ => true));

    /// <summary>Package sources are each machine's own affair. The image's base is the one exception: a Dockerfile has to say where it comes from.</summary>
    [Fact]
    public void TrackedFiles_NameNoRegistryHost() => Problems.None(Hits(RegistryHost(), f => f != "Dockerfile"));

    [Fact]
    public void Dockerfile_NamesMicrosoftsRegistryOnly()
    {
        var hosts = RegistryHost().Matches(Repository.Read("Dockerfile")).Select(m => m.Value).Distinct();
        Assert.Equal(["mcr.microsoft" + ".com"], hosts);
    }

    [Fact]
    public void LockFile_LeavesOutWhereItsPackagesCameFrom() => Assert.DoesNotContain("\"resolved\"", Repository.Read("package-lock.json"));

    [Fact]
    public void TrackedFiles_HoldNoThirdPartyBinaries() =>
        Assert.DoesNotContain(Repository.Files, f => Path.GetExtension(f) is ".so" or ".dll" or ".exe" or ".nupkg" or ".tgz" or ".jar");

    /// <summary>Scripts and style sheets for browsers come from packages at build; what a build leaves among the sources shows by its long lines.</summary>
    [Fact]
    public void TrackedScriptsAndStyles_AreWrittenByHand() =>
        Problems.None(Repository.With(".js", ".mjs", ".css").Where(f => Repository.Read(f).Split('\n').Any(l => l.Length > LongestLine)).Select(f => $"{f} has a line above {LongestLine} characters"));

    [Fact]
    public void Documents_LinkOnlyToWhatExists()
    {
        var broken = new List<string>();
        foreach (var page in Repository.With(".md"))
        {
            var folder = Path.GetDirectoryName(page)!;
            foreach (var target in Link().Matches(WithoutCode(Repository.Read(page))).Select(m => m.Groups["target"].Value))
            {
                if (target.Contains("://") || target.StartsWith("mailto:", StringComparison.Ordinal))
                {
                    continue;
                }

                var (path, anchor) = target.Split('#', 2) is [var p, var a] ? (p, a) : (target, null);
                var file = path.Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.GetFullPath(path, Repository.At(folder)));
                if (!Path.Exists(Repository.At(file)))
                {
                    broken.Add($"{page}: {target} does not exist");
                }
                else if (anchor is not null && !Anchors(file).Contains(anchor))
                {
                    broken.Add($"{page}: {target} has no such heading");
                }
            }
        }

        Problems.None(broken);
    }

    private static IEnumerable<string> Hits(Regex pattern, Func<string, bool> where) =>
        Texts.Where(where).SelectMany(f => pattern.Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"));

    private static string WithoutCode(string markdown) => Code().Replace(markdown, string.Empty);

    private static IEnumerable<string> Anchors(string page) => File
        .ReadLines(Repository.At(page))
        .Where(l => l.StartsWith('#'))
        .Select(l => NotInAnchor().Replace(l.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    // Written in pieces, so that this file does not hold what it looks for. Examples in tests may stand in the homes of me, you and user.
    [GeneratedRegex("(?<![\\w.$}])/(?:ho" + "me/(?!me\\b|you\\b|user\\b)\\w|ro" + "ot/|wo" + "rk/|Use" + "rs/\\w|m" + "nt/\\w)|\\b[A-Z]:\\\\\\\\?Users")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(?:api|www)\.nuget\" + @".org|registry\.npmjs\" + @".org|registry\.yarnpkg\" + @".com|deb\.debian\" + @".org|archive\.ubuntu\" + @".com|pypi\" + @".org|files\.pythonhosted\" + @".org|mcr\.microsoft\.com|ghcr\" + @".io|docker\" + @".io|pkgs\.dev\.azure\" + @".com")]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"!?\[[^\]]*\]\((?<target>[^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
