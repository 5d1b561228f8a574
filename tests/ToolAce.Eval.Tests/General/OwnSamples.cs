using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.General;

/// <summary>Our own few questions in the published formats, where they are and as a copy that a test may damage.</summary>
internal static class OwnSamples
{
    public static string Data { get; } = Path.Combine(OfficialData.RepositoryRoot, "tests", "ToolAce.Eval.Tests", "General", "Samples");

    public static TemporaryFolder Copy(string suite)
    {
        var folder = new TemporaryFolder();
        var source = Path.Combine(Data, "general", suite);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.Combine("general", suite, Path.GetRelativePath(source, file)), File.ReadAllLines(file));
        }

        return folder;
    }
}
