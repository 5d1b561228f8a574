using System.Diagnostics;

namespace ToolAce.Cli.Tests.Launcher;

/// <summary>A copy of the launcher over a tree of two sources, with programs that only write down how they were called.</summary>
internal sealed class FakeTree : IDisposable
{
    private const string Dotnet = """
        #!/usr/bin/env bash
        echo "$*" >>"$CALLS"
        case $1 in
          --version) echo 10.0.100 ;;
          build)
            sleep "${BUILD_SECONDS:-0}"
            if [[ -e $BUILD_BREAKS ]]; then
              echo "/src/A.cs(1,1): error CS1002: ; expected"
              exit 1
            fi
            mkdir -p "$TREE/artifacts/bin/ToolAce.Cli/release"
            touch "$TREE/artifacts/bin/ToolAce.Cli/release/ToolAce.Cli.dll"
            ;;
          *) echo "{\"ran\":\"${*:2}\"}" ;;
        esac
        """;

    private const string Npm = """
        #!/usr/bin/env bash
        echo "npm $*" >>"$CALLS"
        mkdir -p node_modules
        """;

    private readonly TemporaryFolder _folder = new();

    public FakeTree()
    {
        var root = Checkout.Root;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "eng/launcher")).Append(Path.Combine(root, "toolace")))
        {
            var copy = _folder.Write(Path.GetRelativePath(root, file), File.ReadAllText(file));
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _folder.Write("src/A.cs", "class A;");
        _folder.Write("tests/ATests.cs", "class ATests;");
        _folder.Write("package-lock.json", "{}");
        _folder.Write("calls", string.Empty);
        Program("dotnet", Dotnet);
        Program("npm", Npm);
        Program("node", "#!/usr/bin/env bash\n");
        Program("g++", "#!/usr/bin/env bash\n");
    }

    public string Root => _folder.Path;

    public IReadOnlyList<string> Calls => File.ReadAllLines(Path.Combine(Root, "calls"));

    public IReadOnlyList<string> Builds => [.. Calls.Where(c => c.StartsWith("build ", StringComparison.Ordinal))];

    public void Write(string name, string text) => _folder.Write(name, text);

    public void Program(string name, string script) =>
        File.SetUnixFileMode(_folder.Write($"bin/{name}", script), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public async Task<(int Code, string Stdout, string Stderr)> StartAsync(string arguments, string workingFolder = "/", params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "toolace"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        start.Environment["PATH"] = $"{Path.Combine(Root, "bin")}:/usr/bin:/bin";
        start.Environment["CALLS"] = Path.Combine(Root, "calls");
        start.Environment["TREE"] = Root;
        start.Environment["BUILD_BREAKS"] = Path.Combine(Root, "breaks");
        start.Environment["LIBTORCH"] = "/opt/libtorch";
        start.Environment.Remove("CXX");
        start.Environment.Remove("TOOLACE_BUILD_ARGS");
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

    public void Dispose() => _folder.Dispose();
}
