namespace ToolAce.Cli.Doctor.Probes;

/// <summary>libtorch: which version, through which provider, on which device, and why.</summary>
internal sealed class TorchProbe(Machine machine) : IProbe
{
#if FULL_FEED
    private const string LaunchAgain = "restore the package's native part with a build for this accelerator: -p:Accelerator=cpu where there is no GPU";
#else
    private const string LaunchAgain = "start ./toolace once more: it installs libtorch-dev and g++ and builds the shim";
#endif
    private const string ForGpu = "set LIBTORCH to a CUDA build's folder and remove artifacts/, or build with -p:FullFeed=true";

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
        var (device, why) = (torch.HasCuda, driver) switch
        {
            (true, _) => ("cuda", "it finds a CUDA device"),
            (false, true) => ("cpu", "this libtorch has no CUDA although the machine has a driver"),
            (false, false) => ("cpu", "there is no NVIDIA driver"),
        };
        return new Finding(
            Name,
            !torch.HasCuda && driver ? FindingState.Limited : FindingState.Ok,
            $"{torch.Version} on {device} because {why}; provider {torch.Provider} because {torch.Reason}; {(torch.Abi is { } abi ? $"shim ABI {abi}, " : null)}{torch.Threads} threads",
            !torch.HasCuda && driver ? "the GPU stays idle" : null,
            !torch.HasCuda && driver ? ForGpu : null,
            new Dictionary<string, object?>
            {
                ["version"] = torch.Version,
                ["device"] = device,
                ["provider"] = torch.Provider,
                ["why"] = torch.Reason,
                ["library"] = torch.Library,
                ["shimAbi"] = torch.Abi,
                ["threads"] = torch.Threads,
                ["forwardsGemm"] = torch.ForwardsGemm,
                ["fusedAttention"] = torch.HasFusedAttention,
            });
    }
}
