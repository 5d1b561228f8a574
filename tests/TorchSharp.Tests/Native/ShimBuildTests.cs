using System.Diagnostics;
using TorchSharp.Native;

namespace TorchSharp.Tests.Native;

/// <summary>native/build.sh over a libtorch folder laid out as PyTorch's wheels and archives are: include/ and lib/.</summary>
public sealed class ShimBuildTests : IDisposable
{
    private const string Headers = "/usr/include/torch";
    private readonly string folder = Directory.CreateTempSubdirectory("shim-build").FullName;

    [Fact]
    public async Task Build_OverALibtorchFolder_NotesItAndLooksThereWhenItLoads()
    {
        var libraries = "/usr/lib/x86_64-linux-gnu";
        Assert.SkipUnless(Directory.Exists(Headers) && File.Exists(Path.Combine(libraries, "libtorch_cpu.so")), "needs the system's libtorch with headers, to lay it out another way");
        var libtorch = Path.Combine(folder, "libtorch");
        Directory.CreateDirectory(Path.Combine(libtorch, "include"));
        foreach (var headers in new[] { "torch", "ATen", "c10", "caffe2" }.Where(h => Directory.Exists($"/usr/include/{h}")))
        {
            Directory.CreateSymbolicLink(Path.Combine(libtorch, "include", headers), $"/usr/include/{headers}");
        }

        Directory.CreateSymbolicLink(Path.Combine(libtorch, "lib"), libraries);

        var (code, text) = await BuildAsync(("LIBTORCH", libtorch));

        Assert.True(code == 0, text);
        Assert.Equal(Path.Combine(libtorch, "lib"), NativeRuntime.LibtorchFolders([folder])[0]);
        Assert.Contains(Path.Combine(libtorch, "lib"), await File.ReadAllTextAsync(Path.Combine(folder, "libtoolace_torch.so"), System.Text.Encoding.Latin1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Build_OverAFolderWithoutLibtorch_SaysWhereItLooked()
    {
        var (code, text) = await BuildAsync(("LIBTORCH", folder));
        Assert.Equal(1, code);
        Assert.Contains($"no libtorch in {folder}/lib", text);
        Assert.Contains("set LIBTORCH to a folder with include/ and lib/", text);
    }

    [Fact]
    public async Task Build_OverALibtorchWithoutHeaders_SaysWhatIsMissing()
    {
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        await File.WriteAllTextAsync(Path.Combine(folder, "lib/libtorch_cpu.so"), string.Empty, TestContext.Current.CancellationToken);
        var (code, text) = await BuildAsync(("LIBTORCH", folder));
        Assert.Equal(1, code);
        Assert.Contains($"torch/version.h is in none of: {folder}/include", text);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Text)> BuildAsync(params (string Name, string Value)[] variables)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "native", "build.sh");
        var start = new ProcessStartInfo("bash", [script, Path.Combine(folder, "libtoolace_torch.so")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("TORCH_INCLUDE");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var token = TestContext.Current.CancellationToken;
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await stdout + await stderr);
    }
}
