using System.Diagnostics;

namespace ToolAce.GpuChecks.Tests;

/// <summary>The scripts of trainer/gpu, run in a folder that goes away.</summary>
internal sealed class Scripts : IDisposable
{
    private readonly string root = FindRoot();

    public string Folder { get; } = Directory.CreateTempSubdirectory("gpu-scripts").FullName;

    public string Bundle => Path.Combine(Folder, "bundle");

    public string Results => Path.Combine(Folder, "results");

    /// <summary>The program as this solution builds it, beside the tests.</summary>
    public static string Program => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "ToolAce.GpuChecks", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    public int GoldensInTheCheckout => Directory.GetFiles(Path.Combine(root, "tests/ToolAce.Modeling.Tests/Goldens"), "expected.json", SearchOption.AllDirectories).Length;

    public Task<(int Code, string Stdout, string Stderr)> PublishAsync(string limit) =>
        RunAsync("bash", [Path.Combine(root, "trainer/gpu/publish.sh"), "--program", Program, Folder], ("LIMIT_MIB", limit));

    public Task<(int Code, string Stdout, string Stderr)> CheckAsync(params string[] arguments) => RunAsync("bash", [Path.Combine(Bundle, "check.sh"), .. arguments], ("PYTHON", "/usr/bin/python3"));

    public Task<(int Code, string Stdout, string Stderr)> VerdictAsync() => RunAsync("python3", [Path.Combine(root, "trainer/gpu/verdict.py"), Results]);

    public static async Task<(int Code, string Stdout, string Stderr)> TryAsync(string program, params string[] arguments)
    {
        using var scripts = new Scripts();
        return File.Exists(program) ? await scripts.RunAsync(program, arguments) : (127, string.Empty, $"no {program}");
    }

    private async Task<(int Code, string Stdout, string Stderr)> RunAsync(string program, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["OUT"] = Results;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var token = TestContext.Current.CancellationToken;
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await stdout, await stderr);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(Environment.GetEnvironmentVariable("TOOLACE_ROOT") ?? AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ToolAce.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No ToolAce.sln above the tests. Set TOOLACE_ROOT to the checkout.");
    }
}
