using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Shape, type, place.
    public unsafe partial class Tensor
    {
        public long Dimensions => Read(Shim.ta_ndim(Handle));

        public long ndim => Dimensions;

        public long NumberOfElements => Read(Shim.ta_numel(Handle));

        /// <summary>Bytes per element.</summary>
        public long ElementSize => dtype.ElementSize();

        public ScalarType dtype => (ScalarType)Read(Shim.ta_dtype(Handle));

        public Device device
        {
            get
            {
                var type = device_type;
                return type == DeviceType.CPU ? CPU : new Device(type, device_index);
            }
        }

        public DeviceType device_type => (DeviceType)Read(Shim.ta_device_type(Handle));

        public int device_index => Read(Shim.ta_device_index(Handle));

        public bool is_cuda => device_type == DeviceType.CUDA;

        public long[] shape => size();

        public bool is_leaf => Shim.Check(Read(Shim.ta_is_leaf(Handle))) != 0;

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_contiguous() => Read(Shim.ta_is_contiguous(Handle)) != 0;

        public long[] size()
        {
            var sizes = new long[Dimensions];
            fixed (long* p = sizes)
            {
                Shim.ta_sizes(Handle, p);
            }

            GC.KeepAlive(this);
            return sizes;
        }

        public long size(int dim) => At(size(), dim);

        public long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* p = strides)
            {
                Shim.ta_strides(Handle, p);
            }

            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => At(stride(), dim);

        public override string ToString() => $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        private static long At(long[] values, int dim)
        {
            var index = dim < 0 ? values.Length + dim : dim;
            return index >= 0 && index < values.Length
                ? values[index]
                : throw new System.Runtime.InteropServices.ExternalException(
                    $"Dimension out of range (expected to be in range of [{-values.Length}, {values.Length - 1}], but got {dim})");
        }

        /// <summary>Returns what a native call answered, and keeps this tensor alive until it has.</summary>
        private T Read<T>(T answer)
        {
            GC.KeepAlive(this);
            return answer;
        }
    }
}
