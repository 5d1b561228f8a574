namespace ToolAce.Cli.Doctor.Probes;

/// <summary>libtorch: which version, through which provider, on which device, and why.</summary>
internal sealed class TorchProbe(Machine machine, string programRoot) : IProbe
{
#if FULL_FEED
    private const string LaunchAgain = "restore the package's native part with a build for this accelerator: -p:Accelerator=cpu where there is no GPU";
#else
    private const string LaunchAgain = "start ./toolace once more: it installs libtorch-dev and g++ and builds the shim";
#endif
    private const string ForGpu = "start ./toolace once more with LIBTORCH set to a CUDA libtorch's folder or TOOLACE_PYTHON to a Python whose torch has CUDA, or with TOOLACE_BUILD_ARGS=-p:FullFeed=true";

    public string Name => "libtorch";

    public bool Required => true;

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(Describe(TorchFacts.Read()));
        }
        // The package reports a missing native library from inside a type initializer.
        catch (Exception e) when (e.GetBaseException() is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or NotSupportedException)
        {
            return Task.FromResult(new Finding(
                Name, FindingState.Missing, e.GetBaseException().Message.Split('\n')[0], "nothing can be trained, scored or generated with local weights", LaunchAgain));
        }
    }

    /// <summary>The finding for a libtorch that loads.</summary>
    internal Finding Describe(TorchFacts torch)
    {
        var driver = machine.Exists("/proc/driver/nvidia/version");
        var choice = ProviderChoice.Read(programRoot);
        var reason = choice is { Why: { } chosen } ? $"{torch.Reason} ({chosen})" : torch.Reason;
        var idle = !torch.HasCuda && driver;
        var (device, why) = (torch.HasCuda, driver) switch
        {
            (true, _) => ("cuda", "it finds a CUDA device"),
            (false, true) => ("cpu", "this libtorch has no CUDA although the machine has a driver"),
            (false, false) => ("cpu", "there is no NVIDIA driver"),
        };
        return new Finding(
            Name,
            idle ? FindingState.Limited : FindingState.Ok,
            $"{torch.Version} on {device} because {why}; provider {torch.Provider} because {reason}; {(torch.Abi is { } abi ? $"shim ABI {abi}, " : null)}{torch.Threads} threads",
            idle ? choice?.Costs ?? "the GPU stays idle" : null,
            idle ? choice?.Mend ?? ForGpu : null,
            new Dictionary<string, object?>
            {
                ["version"] = torch.Version,
                ["device"] = device,
                ["provider"] = torch.Provider,
                ["why"] = reason,
                ["libtorch"] = choice?.Libtorch,
                ["library"] = torch.Library,
                ["shimAbi"] = torch.Abi,
                ["threads"] = torch.Threads,
                ["forwardsGemm"] = torch.ForwardsGemm,
                ["fusedAttention"] = torch.HasFusedAttention,
            });
    }
}
