using System.Diagnostics;
using System.Globalization;

namespace ToolAce.Eval.Tests.Mutants;

/// <summary>A copy of the evaluator and its tests in a temporary folder, in which all mutants are compiled and woken one after another.</summary>
internal sealed class MutantCopy : IDisposable
{
    private static readonly string[] Files = ["Directory.Build.props", "Directory.Packages.props", ".editorconfig", "global.json", "package.json", "package-lock.json", "tests/Directory.Build.props"];
    private static readonly string[] Folders = ["eng", "src/ToolAce.Core", "eval", "tests/ToolAce.Eval.Tests"];
    private static readonly string[] Links = ["node_modules", "configs"];
    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TestTime = TimeSpan.FromSeconds(45);
    private readonly string folder = Directory.CreateTempSubdirectory("mutants-").FullName;

    public MutantCopy()
    {
        foreach (var file in Files.Where(f => File.Exists(Path.Combine(OfficialData.RepositoryRoot, f))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(OfficialData.RepositoryRoot, file), Path.Combine(folder, file));
        }

        foreach (var found in Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(OfficialData.RepositoryRoot, f), "*", SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(OfficialData.RepositoryRoot, found));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(found, copy);
        }

        foreach (var link in Links)
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, link), Path.Combine(OfficialData.RepositoryRoot, link));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Puts all mutants into the copy and builds it; null when it builds and, with all mutants asleep, passes.</summary>
    public string? Prepare(IReadOnlyList<Mutant> mutants)
    {
        foreach (var file in mutants.GroupBy(m => m.File))
        {
            var path = MutantList.SourcePath(folder, file.Key);
            File.WriteAllText(path, MutantList.Apply(File.ReadAllText(path), file));
        }

        File.WriteAllText(MutantList.SourcePath(folder, "ActiveMutant.cs"), MutantList.Switch);
        var (code, text) = Run(0, BuildTime, "build", "tests/ToolAce.Eval.Tests", "-c", "Release", "-v", "q", "-nologo", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:TreatWarningsAsErrors=false");
        return code != 0 ? text : Test(0, "") is var (failed, report) && failed == 0 ? null : "the tests fail without any mutant: " + report;
    }

    /// <summary>Whether some test fails under the mutant, as it should.</summary>
    public bool Dies(Mutant mutant) => Test(mutant.Number, mutant.File) is not (0, _);

    // A mutant that never ends is noticed as well.
    private (int? Code, string Text) Test(int mutant, string file) => Run(mutant, mutant == 0 ? BuildTime : TestTime, ["artifacts/bin/ToolAce.Eval.Tests/release/ToolAce.Eval.Tests.dll", "-stopOnFail", "-noColor", .. Filters(file)]);

    // The tests of the mutant's own part, which includes the recorded verdicts; never the list itself, which would notice every mutant.
    private static string[] Filters(string file) => file switch
    {
        _ when file.StartsWith("Bfcl/MultiTurn/", StringComparison.Ordinal) => ["-filter", "/*/ToolAce.Eval.Tests.Bfcl.MultiTurn*/*/*"],
        _ when file.StartsWith("Bfcl/", StringComparison.Ordinal) =>
            ["-filter", "/*/(ToolAce.Eval.Tests.Bfcl*)&(!ToolAce.Eval.Tests.Bfcl.MultiTurn*)/(!HostileTextTests)/*", "-filter", "/*/ToolAce.Eval.Tests.Records/BfclRecordsTests/*"],
        _ when file.StartsWith("ApiBank/", StringComparison.Ordinal) => ["-filter", "/*/ToolAce.Eval.Tests.ApiBank*/*/*", "-filter", "/*/ToolAce.Eval.Tests.Records/ApiBankRecordsTests/*"],
        _ when file.StartsWith("Leaderboards/", StringComparison.Ordinal) => ["-filter", "/*/ToolAce.Eval.Tests.Leaderboards*/*/*"],
        _ => ["-filter", "/*/(!ToolAce.Eval.Tests.Mutants)&(!ToolAce.Eval.Tests.General*)/(!HostileTextTests)/*"],
    };

    private (int? Code, string Text) Run(int mutant, TimeSpan patience, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TOOLACE_DATA"] = OfficialData.Folder;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment[MutantList.Variable] = mutant.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (process.WaitForExit(patience))
        {
            return (process.ExitCode, text.Result);
        }

        process.Kill(entireProcessTree: true);
        return (null, $"not done after {patience}");
    }
}
