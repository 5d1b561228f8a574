namespace ToolAce.Cli.Tests.Launcher;

/// <summary>Which libtorch the launcher takes, on machines made of folders: a driver, a package feed, Pythons and libtorch folders that only look the part.</summary>
public sealed class ProviderTests
{
    private const string Props = """<PackageVersion Include="TorchSharp-cuda-linux" Version="0.107.0" />""";
    private const string FeedWithIt = """{ "searchResult": [ { "packages": [ { "id": "torchsharp-cuda-linux", "version": "0.107.0" } ] } ] }""";
    private const string FeedWithout = """{ "searchResult": [ { "packages": [ { "id": "torchsharp-cuda-linux", "version": "0.90.0" } ] } ] }""";

    public static TheoryData<string, Machine> Machines => new()
    {
        { "nothing", new(Driver: false) { Provider = "shim", Why = "there is no NVIDIA driver, so the system's libtorch serves" } },
        { "no driver, a CUDA torch in Python", new(Driver: false) { Torch = Torch.Cuda, Provider = "shim", Why = "there is no NVIDIA driver" } },
        { "driver, full feed", new() { Feed = FeedWithIt, Torch = Torch.Cuda, Provider = "packages", Why = "the package feed has TorchSharp-cuda-linux", BuildArguments = "-p:FullFeed=true" } },
        { "driver, partial feed, CUDA torch in Python", new() { Feed = FeedWithout, Torch = Torch.Cuda, Provider = "shim", Libtorch = "site-packages/torch", Why = "the torch of" } },
        { "driver, silent feed, CUDA torch in Python", new() { Feed = null, Torch = Torch.Cuda, Provider = "shim", Libtorch = "site-packages/torch", Why = "the package feed did not answer" } },
        { "driver, CPU torch in Python", new() { Torch = Torch.Cpu, Provider = "shim", Warns = true, Why = "is a CPU build: no lib/libtorch_cuda.so" } },
        { "driver, CUDA torch without headers", new() { Torch = Torch.NoHeaders, Provider = "shim", Warns = true, Why = "has no headers in" } },
        { "driver, Python without torch", new() { Torch = Torch.None, Provider = "shim", Warns = true, Why = "has no torch" } },
        { "driver, CUDA libtorch in a usual folder", new() { Place = true, Provider = "shim", Libtorch = "opt/libtorch", Why = "opt/libtorch has a CUDA libtorch" } },
        { "driver, LIBTORCH with CUDA", new() { Place = true, Libtorch = "opt/libtorch", Named = true, Feed = FeedWithIt, Provider = "shim", Why = "LIBTORCH names" } },
        { "driver, LIBTORCH without CUDA", new() { Torch = Torch.Cpu, Libtorch = "site-packages/torch", Named = true, Provider = "shim", Warns = true, Why = "which has no libtorch_cuda.so" } },
        { "driver, FullFeed refused", new() { Feed = FeedWithIt, Torch = Torch.Cuda, Asked = "-p:FullFeed=false", BuildArguments = "-p:FullFeed=false", Provider = "shim", Why = "TOOLACE_BUILD_ARGS says so" } },
        { "no driver, FullFeed asked", new(Driver: false) { Asked = "-p:FullFeed=true", BuildArguments = "-p:FullFeed=true", Provider = "packages", Why = "TOOLACE_BUILD_ARGS says so" } },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task Start_OnAMachine_TakesTheLibtorchThatFitsAndSaysWhy(string name, Machine machine)
    {
        using var tree = Build(machine);
        var (code, stdout, stderr) = await tree.StartAsync("doctor", variables: Variables(tree, machine));
        Assert.True(code == 0, $"{name}: {stderr}");
        var note = File.ReadAllLines(Path.Combine(tree.Root, "artifacts/launcher/provider")).Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var libtorch = machine.Libtorch is { } folder ? Path.Combine(tree.Root, folder) : string.Empty;
        Assert.Equal((machine.Provider, libtorch), (note["provider"], note["libtorch"]));
        Assert.Contains(machine.Why, note["why"]);
        Assert.Equal(machine.Warns, note["mend"].Length > 0);
        Assert.Equal(machine.Warns, stderr.Contains("warning: "));
        Assert.Equal(machine.BuildArguments is not null, tree.Builds[0].Contains("FullFeed"));
        Assert.Contains(machine.BuildArguments ?? string.Empty, tree.Builds[0]);
        Assert.Equal($"LIBTORCH={libtorch}\n", stdout);
    }

    [Fact]
    public async Task Start_ASecondTime_AsksTheFeedNoMoreAndSaysNothing()
    {
        var machine = new Machine { Torch = Torch.Cuda };
        using var tree = Build(machine);
        await tree.StartAsync("doctor", variables: Variables(tree, machine));
        var (_, _, stderr) = await tree.StartAsync("doctor", variables: Variables(tree, machine));
        Assert.Empty(stderr);
        Assert.Single(tree.Calls, c => c.StartsWith("package search", StringComparison.Ordinal));
        Assert.Single(tree.Builds);
    }

    [Fact]
    public async Task Start_AfterATorchWasInstalled_TakesItAndBuildsAgain()
    {
        var machine = new Machine();
        using var tree = Build(machine);
        await tree.StartAsync("doctor", variables: Variables(tree, machine));
        Install(tree, Torch.Cuda);
        var (_, stdout, stderr) = await tree.StartAsync("doctor", variables: Variables(tree, machine));
        Assert.Equal($"LIBTORCH={tree.Root}/site-packages/torch\n", stdout);
        Assert.Contains("tensors: the shim over libtorch", stderr);
        Assert.Equal(2, tree.Builds.Count);
    }

    [Fact]
    public async Task Start_WithToolacePython_LooksThereFirst()
    {
        var machine = new Machine { Torch = Torch.Cuda };
        using var tree = Build(machine);
        tree.Program("mine", Python(Path.Combine(tree.Root, "mine/torch")));
        Install(tree, Torch.Cuda, "mine/torch");
        var (_, stdout, _) = await tree.StartAsync("doctor", variables: [.. Variables(tree, machine), ("TOOLACE_PYTHON", Path.Combine(tree.Root, "bin/mine"))]);
        Assert.Equal($"LIBTORCH={tree.Root}/mine/torch\n", stdout);
    }

    private static FakeTree Build(Machine machine)
    {
        var tree = new FakeTree();
        tree.Write("Directory.Packages.props", Props);
        if (machine.Driver)
        {
            tree.Write("driver", "NVRM version");
        }

        if (machine.Feed is { } feed)
        {
            tree.Write("feed.json", feed);
        }

        var dotnet = File.ReadAllText(Path.Combine(tree.Root, "bin/dotnet"));
        tree.Program("dotnet", dotnet
            .Replace("*) echo \"{", "package) cat \"$TREE/feed.json\" ;;\n  *) echo \"LIBTORCH=${LIBTORCH:-}\"; exit; echo \"{"));
        tree.Program("apt-get", "#!/usr/bin/env bash\n");
        tree.Program("python3", Python(Path.Combine(tree.Root, "site-packages/torch")));
        tree.Program("python", "#!/usr/bin/env bash\nexit 1\n");
        Install(tree, machine.Torch);
        if (machine.Place)
        {
            Install(tree, Torch.Cuda, "opt/libtorch");
        }

        return tree;
    }

    /// <summary>A Python that knows of a torch where its folder is there.</summary>
    private static string Python(string torch) => $"#!/usr/bin/env bash\n[[ -d {torch} ]] && echo {torch}\nexit 0\n";

    private static void Install(FakeTree tree, Torch torch, string folder = "site-packages/torch")
    {
        if (torch == Torch.None)
        {
            return;
        }

        tree.Write($"{folder}/lib/libtorch_cpu.so", string.Empty);
        if (torch != Torch.Cpu)
        {
            tree.Write($"{folder}/lib/libtorch_cuda.so", string.Empty);
        }

        if (torch != Torch.NoHeaders)
        {
            tree.Write($"{folder}/include/torch/csrc/api/include/torch/version.h", string.Empty);
        }
    }

    private static (string, string)[] Variables(FakeTree tree, Machine machine) =>
    [
        ("LIBTORCH", machine.Named ? Path.Combine(tree.Root, machine.Libtorch!) : string.Empty),
        ("TORCH_INCLUDE", string.Empty),
        ("TOOLACE_PYTHON", string.Empty),
        ("VIRTUAL_ENV", string.Empty),
        ("CONDA_PREFIX", string.Empty),
        ("TOOLACE_BUILD_ARGS", machine.Asked),
        ("TOOLACE_NVIDIA_DRIVER", Path.Combine(tree.Root, "driver")),
        ("TOOLACE_LIBTORCH_PLACES", Path.Combine(tree.Root, "opt/libtorch")),
    ];

    public enum Torch
    {
        None,
        Cpu,
        NoHeaders,
        Cuda,
    }

    /// <summary>A machine, and what is to be chosen on it.</summary>
    public sealed record Machine(bool Driver = true)
    {
        public string? Feed { get; init; } = FeedWithout;

        public Torch Torch { get; init; }

        /// <summary>A CUDA libtorch lies in a usual folder.</summary>
        public bool Place { get; init; }

        /// <summary>LIBTORCH is set to <see cref="Libtorch"/>.</summary>
        public bool Named { get; init; }

        public string Asked { get; init; } = string.Empty;

        public string Provider { get; init; } = string.Empty;

        public string? Libtorch { get; init; }

        public string Why { get; init; } = string.Empty;

        public bool Warns { get; init; }

        public string? BuildArguments { get; init; }
    }
}
