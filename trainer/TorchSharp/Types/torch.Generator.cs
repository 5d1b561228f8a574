using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        public Generator(ulong seed = 0, Device? device = null)
            : this(device ?? CPU, fresh: true) => Shim.ta_generator_set_seed(Handle, seed);

        private Generator(Device device, bool fresh)
        {
            Handle = Shim.Check(Shim.ta_generator((int)device.type, device.index, fresh ? 1 : 0));
            this.device = device;
        }

        ~Generator() => Dispose(false);

        /// <summary>The generator that operators use when none is given.</summary>
        public static Generator Default => new(CPU, fresh: false);

        public IntPtr Handle { get; private set; }

        public Device device { get; private set; }

        public Tensor get_state() => new(Shim.Check(Shim.ta_generator_state(Handle)));

        public void set_state(Tensor value)
        {
            Shim.Check(Shim.ta_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(value);
        }

        public Generator manual_seed(long seed)
        {
            Shim.ta_generator_set_seed(Handle, (ulong)seed);
            return this;
        }

        public long seed()
        {
            var seed = DateTime.UtcNow.Ticks;
            manual_seed(seed);
            return seed;
        }

        public long initial_seed() => (long)Shim.ta_generator_seed(Handle);

        public void Dispose()
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Handle != 0)
            {
                Shim.ta_generator_free(Handle);
                Handle = 0;
            }
        }
    }
}
