using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>CUDA devices, where there are any.</summary>
    public static class cuda
    {
        public static bool is_available() => Shim.ta_cuda_available() != 0;

        public static int device_count() => Shim.ta_cuda_count();

        public static void manual_seed(long seed) => Shim.Check(Shim.ta_cuda_seed((ulong)seed));

        public static void manual_seed_all(long seed) => Shim.Check(Shim.ta_cuda_seed((ulong)seed));

        /// <summary>Waits until a device has done everything asked of it; nothing to wait for without a device.</summary>
        public static void synchronize(Device? device = null)
        {
            if (is_available())
            {
                Shim.Check(Shim.ta_cuda_synchronize(device?.index ?? -1));
            }
        }
    }
}
