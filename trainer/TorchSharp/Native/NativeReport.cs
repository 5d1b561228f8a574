namespace TorchSharp.Native;

/// <summary>What this provider runs on. Not part of TorchSharp's API: for a doctor's report and for benchmarks.</summary>
/// <param name="LibtorchVersion">Version of libtorch, such as "1.13.1".</param>
/// <param name="ShimPath">The native library in use.</param>
/// <param name="Threads">Threads that one operator may use.</param>
/// <param name="ForwardsGemm">Whether matrix products are forwarded to oneDNN (Debian's libtorch only).</param>
/// <param name="HasFusedAttention">Whether libtorch has the fused scaled_dot_product_attention of 2.x.</param>
/// <param name="HasCuda">Whether a CUDA device can be used.</param>
public sealed record NativeReport(
    string LibtorchVersion, string ShimPath, int Threads, bool ForwardsGemm, bool HasFusedAttention, bool HasCuda)
{
    /// <summary>Loads libtorch if need be and describes it.</summary>
    public static NativeReport Read()
    {
        var version = Shim.Version;
        return new NativeReport(
            version,
            NativeRuntime.Path ?? string.Empty,
            Shim.ta_threads(),
            Shim.ta_forwards_sgemm() != 0,
            Aten.ScaledDotProductAttention.Exists,
            Shim.ta_cuda_available() != 0);
    }

    /// <summary>Whether the libtorch that will be loaded has a CUDA half, by its files; nothing is loaded. Null where nobody wrote down which one that is.</summary>
    public static bool? HasCudaFiles()
    {
        var folders = NativeRuntime.LibtorchFolders([AppContext.BaseDirectory, Path.GetDirectoryName(typeof(NativeReport).Assembly.Location)]);
        return folders.Count == 0 ? null : folders.Any(f => File.Exists(Path.Combine(f, "libtorch_cuda.so")));
    }

    /// <summary>Bytes in use on a CUDA device, now and at the peak; null where the shim was built without these figures.</summary>
    public static unsafe (long Now, long Peak)? CudaMemory(int device = 0)
    {
        long now, peak;
        return Shim.ta_cuda_memory(device, &now, &peak) == 0 ? (now, peak) : null;
    }
}
