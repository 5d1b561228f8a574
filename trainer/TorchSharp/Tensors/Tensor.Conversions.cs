using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Other types, other devices, copies.
    public partial class Tensor
    {
        public Tensor cpu() => Convert(null, CPU, copy: false, disposeAfter: false, non_blocking: false);

        public Tensor cuda(Device? device = null, bool non_blocking = false)
        {
            if (device is not null && device.type != DeviceType.CUDA)
            {
                throw new ArgumentException("Not a CUDA device.", nameof(device));
            }

            return Convert(null, device ?? CUDA, copy: false, disposeAfter: false, non_blocking);
        }

        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(null, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(null, new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(null, device, copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) =>
            Convert(other.dtype, other.device, copy: false, disposeAfter: false, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Convert(type, null, copy, disposeAfter, non_blocking);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor clone() => Aten.Clone.Call(this);

        public Tensor alias() => Aten.Alias.Call(this);

        public Tensor contiguous() => Aten.Contiguous.Call(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.CopyInPlace.Mutate(this, source, nonBlocking);

        public Tensor set_(Tensor source) => Aten.SetInPlaceSourceTensor.Mutate(this, source);

        public Tensor pin_memory() => Aten.PinMemory.Call(this);

        /// <summary>Whether a conversion would make a new tensor.</summary>
        internal bool toWillCopy(ScalarType type, Device device) =>
            type != dtype || device.type != device_type || (device.index != -1 && device.index != device_index);

        private Tensor Convert(ScalarType? type, Device? device, bool copy, bool disposeAfter, bool non_blocking)
        {
            if (device is not null)
            {
                InitializeDevice(device);
            }

            // dtype, layout, device, pin_memory, non_blocking, copy
            var result = Aten.ToDtypeLayout.Call(this, type, Arg.None, device, Arg.None, non_blocking, copy);
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }
    }
}
