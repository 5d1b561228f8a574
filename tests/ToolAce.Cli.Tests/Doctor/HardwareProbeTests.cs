using ToolAce.Cli.Doctor;
using ToolAce.Cli.Doctor.Probes;

namespace ToolAce.Cli.Tests.Doctor;

public sealed class HardwareProbeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cpu_WithWideVectors_IsOkAndNamesThem()
    {
        using var machine = new FakeMachine().With("/proc/cpuinfo", "model name\t: Some CPU\nflags\t\t: fpu avx2 fma avx512f\n");
        var finding = await new CpuProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Ok, finding.State);
        Assert.Equal("Some CPU, 2 cores, avx2 fma avx512f", finding.Found);
        Assert.Null(finding.Costs);
    }

    [Fact]
    public async Task Cpu_WithoutWideVectors_IsLimitedAndSaysWhatThatCosts()
    {
        using var machine = new FakeMachine().With("/proc/cpuinfo", "model name\t: Old CPU\nflags\t\t: fpu sse2\n");
        var finding = await new CpuProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Contains("AVX2", finding.Costs);
    }

    [Fact]
    public async Task Cpu_WithOneCore_IsLimited()
    {
        using var machine = new FakeMachine { Cores = 1 };
        machine.With("/proc/cpuinfo", "flags\t\t: avx2 fma avx512f\n");
        var finding = await new CpuProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Contains("1 core,", finding.Found);
    }

    [Fact]
    public async Task Memory_OfAWholeMachine_IsReadFromMeminfo()
    {
        using var machine = new FakeMachine().With("/proc/meminfo", "MemTotal: 32000000 kB\nMemAvailable: 16000000 kB\n").With("/sys/fs/cgroup/memory.max", "max\n");
        var finding = await new MemoryProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Ok, finding.State);
        Assert.Equal("16.4 GB free of 32.8 GB", finding.Found);
    }

    [Fact]
    public async Task Memory_OfAContainer_IsItsLimit()
    {
        using var machine = new FakeMachine()
            .With("/proc/meminfo", "MemTotal: 32000000 kB\nMemAvailable: 16000000 kB\n")
            .With("/sys/fs/cgroup/memory.max", "3000000000\n")
            .With("/sys/fs/cgroup/memory.current", "2000000000\n");
        var finding = await new MemoryProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Equal("1 GB free of 3 GB (the container's limit)", finding.Found);
    }

    [Fact]
    public async Task Gpu_ThatIsListed_IsOk()
    {
        using var machine = new FakeMachine();
        machine.Programs["nvidia-smi"] = "NVIDIA H200, 143771, 570.1\n";
        var finding = await new GpuProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Ok, finding.State);
        Assert.Equal("NVIDIA H200, 143,771 MiB, driver 570.1", finding.Found);
    }

    [Fact]
    public async Task Gpu_WithADriverAndNoDevice_SaysHowToMendIt()
    {
        using var machine = new FakeMachine().With("/proc/driver/nvidia/version", "NVRM\n");
        var finding = await new GpuProbe(machine.Machine).LookAsync(Token);
        Assert.Equal(FindingState.Limited, finding.State);
        Assert.Contains("--gpus", finding.Mend);
    }

    [Fact]
    public async Task Gpu_WithoutADriver_SaysWhatThatCosts()
    {
        using var machine = new FakeMachine();
        Assert.Contains("CPU", (await new GpuProbe(machine.Machine).LookAsync(Token)).Costs);
    }

    [Theory]
    [InlineData(2_000_000_000, FindingState.Ok)]
    [InlineData(500_000_000, FindingState.Limited)]
    internal void Disk_OfSomeSize_IsEnoughOrNot(long free, FindingState state) => Assert.Equal(state, new DiskProbe("/data").Describe(free).State);
}
