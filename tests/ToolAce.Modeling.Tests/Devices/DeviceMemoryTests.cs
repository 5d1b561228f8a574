using System.Runtime.InteropServices;
using ToolAce.Modeling.Devices;
using TorchSharp;

namespace ToolAce.Modeling.Tests.Devices;

public sealed class DeviceMemoryTests
{
    [Fact]
    public void Gpu_WithDriverAndManagementLibrary_IsFoundByItsBusAddress()
    {
        using var driver = new FakeDriver();
        var (cuda, nvml) = (CudaDriver.Open(driver.Library), Nvml.Open(driver.Library));
        Assert.Equal(new MemoryReading(150000, 149000, 1000, "nvml"), DeviceMemory.ReadGpu(0, cuda, nvml));
        Assert.Equal(new MemoryReading(75000, 73000, 2000, "nvml"), DeviceMemory.ReadGpu(1, cuda, nvml));
        Assert.Equal(1010, DeviceMemory.ReadGpu(-1, cuda, nvml)!.Used);
        Assert.Null(DeviceMemory.ReadGpu(2, cuda, nvml));
    }

    [Fact]
    public void Gpu_WithTheDriverAlone_IsAskedInItsContextWhichIsGivenBack()
    {
        using var driver = new FakeDriver(nvml: false);
        Assert.Null(Nvml.Open(driver.Library));
        Assert.Equal(new MemoryReading(7041, 5000, 2041, "cuda driver"), DeviceMemory.ReadGpu(1, CudaDriver.Open(driver.Library), nvml: null));
        Assert.Equal(0, Held(driver));
    }

    [Theory]
    [InlineData(0, null, "Fake L4")]
    [InlineData(0, "1,0", "Fake H200")]
    [InlineData(1, "1,0", "Fake L4")]
    [InlineData(1, "1", null)]
    [InlineData(5, null, null)]
    public void Identify_WithTheManagementLibraryAlone_FollowsTheVisibleDevices(int index, string? visible, string? name)
    {
        using var driver = new FakeDriver();
        Assert.Equal(name, Nvml.Open(driver.Library)!.Identify(index, visible)?.Name);
    }

    [Fact]
    public void Open_OfADriverThatRefusesOrIsAbsent_GivesNone()
    {
        using var driver = new FakeDriver(refuses: 999);
        Assert.Null(Nvml.Open(driver.Library));
        Assert.Null(CudaDriver.Open(driver.Library));
        Assert.Null(Nvml.Open("/nowhere/libnvidia-ml.so.1"));
        Assert.Null(DeviceMemory.ReadGpu(0, cuda: null, nvml: null));
    }

    [Fact]
    public void Peak_OnTheProcessor_IsAtLeastWhatIsHeld()
    {
        var held = new byte[64 << 20];
        Array.Fill(held, (byte)1);
        Assert.True(DeviceMemory.Peak(torch.CPU) >= held.Length);
        Assert.InRange(DeviceMemory.Read(torch.CPU)!.Free, 1, DeviceMemory.Read(torch.CPU)!.Total);
    }

    [Fact]
    public void Host_WithoutGroups_IsTheMachine()
    {
        using var root = new FakeRoot(("proc/meminfo", "MemTotal: 1000 kB\nMemAvailable: 400 kB\n"), ("proc/self/cgroup", "0::/user\n"), ("sys/fs/cgroup/user/memory.max", "max\n"));
        Assert.Equal(new MemoryReading(1024000, 409600, 614400, "machine"), HostMemory.Read(root.Path));
    }

    [Fact]
    public void Host_InGroups_IsTheTightestOfThem()
    {
        using var root = new FakeRoot(
            ("proc/meminfo", "MemTotal: 1000 kB\nMemAvailable: 400 kB\n"),
            ("proc/self/cgroup", "0::/a/b\n"),
            ("sys/fs/cgroup/a/b/memory.max", "max\n"),
            ("sys/fs/cgroup/a/memory.max", "300000\n"),
            ("sys/fs/cgroup/a/memory.current", "250000\n"),
            ("sys/fs/cgroup/a/memory.stat", "anon 1\ninactive_file 50000\n"));
        Assert.Equal(new MemoryReading(300000, 100000, 200000, "cgroup"), HostMemory.Read(root.Path));
    }

    [Fact]
    public void Host_InAGroupOfVersionOne_IsItsLimit()
    {
        using var root = new FakeRoot(
            ("proc/meminfo", "MemTotal: 1000 kB\nMemAvailable: 900 kB\n"),
            ("proc/self/cgroup", "5:cpu:/x\n4:memory:/x\n"),
            ("sys/fs/cgroup/memory/x/memory.limit_in_bytes", "500000\n"),
            ("sys/fs/cgroup/memory/x/memory.usage_in_bytes", "100000\n"));
        Assert.Equal(new MemoryReading(500000, 400000, 100000, "cgroup"), HostMemory.Read(root.Path));
    }

    private static unsafe int Held(FakeDriver driver) =>
        ((delegate* unmanaged<int>)NativeLibrary.GetExport(NativeLibrary.Load(driver.Library), "contexts_held"))();

    private sealed class FakeRoot : IDisposable
    {
        public FakeRoot(params (string File, string Text)[] files)
        {
            foreach (var (file, text) in files)
            {
                var path = System.IO.Path.Combine(Path, file);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("root").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
