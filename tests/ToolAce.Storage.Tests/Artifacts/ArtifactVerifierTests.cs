using System.Text.RegularExpressions;
using ToolAce.Storage.Artifacts;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Artifacts;

public sealed class ArtifactVerifierTests
{
    private const string Part = "part-00001.parquet";

    [Theory]
    [InlineData("cut", "bytes")]
    [InlineData("one bit", "SHA-256")]
    [InlineData("gone", "a file of")]
    [InlineData("link", "a file of")]
    [InlineData("manifest gone", "a manifest")]
    [InlineData("manifest cut", "JSON")]
    [InlineData("manifest climbs", "paths inside")]
    public void Open_DamagedFile_IsCorruptAndSaysWhatAndWhere(string damage, string expected)
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 25, rowsPerPart: 10);
        var part = folder["rows/" + Part];
        var manifest = folder["rows/manifest.json"];
        switch (damage)
        {
            case "cut":
                File.WriteAllBytes(part, File.ReadAllBytes(part)[..^1]);
                break;
            case "one bit":
                var bytes = File.ReadAllBytes(part);
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(part, bytes);
                break;
            case "gone":
                File.Delete(part);
                break;
            case "link":
                File.Move(part, folder["elsewhere"]);
                File.CreateSymbolicLink(part, folder["elsewhere"]);
                break;
            case "manifest gone":
                File.Delete(manifest);
                break;
            case "manifest cut":
                File.WriteAllText(manifest, File.ReadAllText(manifest)[..200]);
                break;
            default:
                File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(Part, "../rows/" + Part).Replace("../rows/", "../../rows/"));
                break;
        }

        var problem = Assert.Throws<CorruptArtifactException>(() => Open(folder));

        Assert.Equal(damage.StartsWith("manifest", StringComparison.Ordinal) ? "manifest.json" : Part, problem.File);
        Assert.StartsWith(expected, problem.Expected.TrimStart("0123456789 ".ToCharArray()), StringComparison.Ordinal);
        Assert.Contains($"Delete the folder {folder["rows"]} to let the stage run again", problem.Message, StringComparison.Ordinal);
        Assert.Contains(problem.Actual, problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Message, Assert.Single(damage == "manifest gone" ? [problem] : Verify(folder)).Message);
    }

    [Theory]
    [InlineData("\"rows\": 5", "\"rows\": 6", "6 rows", "5 rows")]
    [InlineData("\"rows\": 25", "\"rows\": 26", "25 rows", "26 rows")]
    [InlineData("\"type\": \"INTEGER", "\"type\": \"BIGINT", "columns", "INTEGER")]
    [InlineData("\"name\": \"whole", "\"name\": \"hole", "columns", "whole")]
    [InlineData("\"seed\": 7", "\"seed\": 8", "id sample-", "sample-")]
    [InlineData("\"format\": 1", "\"format\": 2", "format 1", "format 2")]
    public void Open_ManifestThatSaysSomethingElse_IsAMismatch(string truth, string lie, string expected, string actual)
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 25, rowsPerPart: 10);
        var manifest = folder["rows/manifest.json"];
        var said = File.ReadAllText(manifest);
        var first = new Regex(Regex.Escape(truth) + @"\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Matches(first, said);
        File.WriteAllText(manifest, first.Replace(said, lie, count: 1));

        var problem = Assert.Throws<ManifestMismatchException>(() => Open(folder));

        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
        Assert.Contains(actual, problem.Actual, StringComparison.Ordinal);
        Assert.Contains("Delete the folder", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileThatTheManifestDoesNotName_IsAMismatch()
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 5);
        File.Copy(folder["rows/part-00000.parquet"], folder["rows/part-00001.parquet"]);

        Assert.Equal("part-00001.parquet", Assert.Throws<ManifestMismatchException>(() => Open(folder)).File);
    }

    [Fact]
    public void Open_SizesOnly_PassesOverAChangedByteAndCatchesACut()
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 5);
        var part = folder["rows/part-00000.parquet"];
        var bytes = File.ReadAllBytes(part);
        bytes[100] ^= 1;
        File.WriteAllBytes(part, bytes);

        Open(folder, ArtifactCheck.Sizes);
        File.WriteAllBytes(part, bytes[..^1]);

        Assert.Throws<CorruptArtifactException>(() => Open(folder, ArtifactCheck.Sizes));
    }

    [Fact]
    public void Read_PartChangedAfterOpening_IsCorruptByName()
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 25, rowsPerPart: 10);
        var artifact = Open(folder);
        File.WriteAllText(folder["rows/" + Part], "no Parquet");

        Assert.Equal(Part, Assert.Throws<CorruptArtifactException>(() => artifact.Read<SampleRow>().Count()).File);
        Assert.Equal(10, artifact.Read<SampleRow>(take: 10).Count());
    }

    [Fact]
    public void Verify_SoundArtifacts_FindsNothing()
    {
        using var folder = new TemporaryFolder();
        Samples.Write(folder.Path, rows: 25, rowsPerPart: 10);

        Assert.Empty(Verify(folder));
    }

    private static Artifact Open(TemporaryFolder folder, ArtifactCheck check = ArtifactCheck.Full) =>
        Samples.Store(folder.Path).Open("rows", check, TestContext.Current.CancellationToken);

    private static IReadOnlyList<ArtifactException> Verify(TemporaryFolder folder) => Samples.Store(folder.Path).Verify("", TestContext.Current.CancellationToken);
}
