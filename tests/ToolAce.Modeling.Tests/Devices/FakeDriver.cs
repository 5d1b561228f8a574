using System.Diagnostics;

namespace ToolAce.Modeling.Tests.Devices;

/// <summary>A library that answers as NVIDIA's driver does, compiled from fake_driver.c.</summary>
internal sealed class FakeDriver : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fake-driver").FullName;

    /// <param name="refuses">What initialising answers: 0 is success.</param>
    /// <param name="nvml">Whether it has the management library's functions.</param>
    public FakeDriver(int refuses = 0, bool nvml = true)
    {
        Library = Path.Combine(folder, "libfake.so");
        List<string> arguments = ["-shared", "-fPIC", $"-DREFUSES={refuses}", Path.Combine(AppContext.BaseDirectory, "Devices", "fake_driver.c"), "-o", Library];
        if (!nvml)
        {
            arguments.Add("-DNO_NVML");
        }

        using var compiler = Process.Start(new ProcessStartInfo("cc", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var complaints = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, complaints);
    }

    public string Library { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
