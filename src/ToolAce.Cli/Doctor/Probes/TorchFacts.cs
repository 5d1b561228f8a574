namespace ToolAce.Cli.Doctor.Probes;

/// <summary>What the tensor library in use says of itself.</summary>
/// <param name="Provider">Which of the two providers of TorchSharp's API this program was built with.</param>
/// <param name="Reason">Why that one.</param>
/// <param name="Version">Version of libtorch.</param>
/// <param name="Library">The native library's path; null where a package brought it.</param>
/// <param name="Abi">ABI number of the shim; null where a package brought the library.</param>
/// <param name="Threads">Threads that one operator may use.</param>
/// <param name="ForwardsGemm">Whether matrix products go to oneDNN (Debian's libtorch only); null where nobody can say.</param>
/// <param name="HasFusedAttention">Whether libtorch has 2.x's fused attention.</param>
/// <param name="HasCuda">Whether a CUDA device can be used.</param>
internal sealed record TorchFacts(
    string Provider, string Reason, string Version, string? Library, int? Abi, int Threads, bool? ForwardsGemm, bool HasFusedAttention, bool HasCuda)
{
#if FULL_FEED
    /// <summary>Loads libtorch and asks it.</summary>
    public static TorchFacts Read() => new(
        "TorchSharp package",
        "this program was built with FullFeed=true",
        TorchSharp.torch.__version__,
        Library: null,
        Abi: null,
        TorchSharp.torch.get_num_threads(),
        ForwardsGemm: null,
        HasFusedAttention: true,
        TorchSharp.torch.cuda_is_available());
#else
    /// <summary>Loads the shim (which refuses a library of another ABI) and with it libtorch, and asks it.</summary>
    public static TorchFacts Read()
    {
        var report = TorchSharp.Native.NativeReport.Read();
        return new(
            "trainer/TorchSharp over the system's libtorch",
            "this program was built with FullFeed=false, its default",
            report.LibtorchVersion,
            report.ShimPath,
            NativeVersion.Number(report.ShimPath, "ta_abi"),
            report.Threads,
            report.ForwardsGemm,
            report.HasFusedAttention,
            report.HasCuda);
    }
#endif
}
