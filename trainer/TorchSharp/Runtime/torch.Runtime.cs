using TorchSharp.Native;

namespace TorchSharp;

/// <summary>The tensor library's functions and types, under the names they have in Python.</summary>
public static partial class torch
{
    /// <summary>Version of libtorch.</summary>
    public static string __version__ => Shim.Version;

    /// <summary>Opens a scope that disposes of every tensor this thread makes until the scope is disposed.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    public static int get_num_threads() => Shim.ta_threads();

    /// <summary>Threads that one operator may use; one per processor unless set.</summary>
    public static void set_num_threads(int num) => Shim.Check(Shim.ta_set_threads(num));

    public static int get_num_interop_threads() => Shim.ta_interop_threads();

    public static void set_num_interop_threads(int num) => Shim.Check(Shim.ta_set_interop_threads(num));

    public static bool cuda_is_available() => cuda.is_available();

    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>Seeds the generators of all devices.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long seed() => random.seed();

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);
}
