using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace ToolAce.Eval.Tests;

/// <summary>Finds the official data, which is no part of the project: <c>TOOLACE_DATA</c>, else <c>shared/data</c> beside the repository.</summary>
internal static class OfficialData
{
    public static string RepositoryRoot { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string? Folder { get; } = new[] { Environment.GetEnvironmentVariable("TOOLACE_DATA"), Path.Combine(RepositoryRoot, "..", "shared", "data") }
        .FirstOrDefault(f => f is { Length: > 0 } && Directory.Exists(Path.Combine(f, "bfcl")));

    public static string Require()
    {
        Assert.SkipWhen(Folder is null, "the official data is not here: set TOOLACE_DATA to the folder that holds bfcl/");
        return Folder!;
    }

    public static IEnumerable<string> Records(string name)
    {
        var path = Path.Combine(Require(), "reference", name + ".jsonl.gz");
        Assert.SkipUnless(File.Exists(path), $"the recorded verdicts are not here: {path}");
        return Lines(path);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
