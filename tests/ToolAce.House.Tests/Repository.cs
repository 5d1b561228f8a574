using System.Diagnostics;

namespace ToolAce.House.Tests;

/// <summary>The checkout that holds these tests.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = [".git", "artifacts", "bin", "obj", "node_modules", "TestResults", ".toolace"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that git tracks or would track, relative to the root; without git, every file outside the build's folders.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (AskGit() ?? Walk()).Where(f => File.Exists(At(f))).Order(StringComparer.Ordinal)];

    public static string At(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(At(path));

    public static IEnumerable<string> With(params string[] extensions) => Files.Where(f => extensions.Contains(Path.GetExtension(f)));

    private static string FindRoot()
    {
        var start = new DirectoryInfo(Environment.GetEnvironmentVariable("TOOLACE_ROOT") ?? AppContext.BaseDirectory);
        for (var folder = start; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ToolAce.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ToolAce.sln at or above {start}. Built outside the checkout? Set TOOLACE_ROOT to its root.");
    }

    private static List<string>? AskGit()
    {
        if (!Path.Exists(At(".git")))
        {
            return null;
        }

        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var complaints = git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? [.. files] : throw new InvalidOperationException($"git ls-files: {complaints.Result}");
    }

    private static IEnumerable<string> Walk() => Directory
        .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f))
        .Where(f => !f.Split('/').Any(Skipped.Contains));
}
