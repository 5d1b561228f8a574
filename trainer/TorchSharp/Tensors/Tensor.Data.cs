using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // The elements as .NET sees them.
    public unsafe partial class Tensor
    {
        /// <summary>Memory of the elements, for a contiguous tensor on the CPU. Reads and writes the tensor itself.</summary>
        public Span<byte> bytes
        {
            get
            {
                var total = NumberOfElements * ElementSize;
                RequireReadableBytes(total);
                return new Span<byte>(DataPointer(), (int)total);
            }

            set
            {
                if (!is_contiguous())
                {
                    throw new InvalidOperationException("SetBytes() called on non-contiguous tensor.");
                }

                if (NumberOfElements * ElementSize != value.Length)
                {
                    throw new ArgumentException("Mismatched data sizes in SetBytes().");
                }

                value.CopyTo(bytes);
                GC.KeepAlive(this);
            }
        }

        /// <summary>The elements, copied to the CPU first if they are elsewhere.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        /// <summary>The one element of a tensor of one element.</summary>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException("Number of elements in the tensor must be 1");
            }

            ValidateType(typeof(T));
            if (device_type != DeviceType.CPU)
            {
                using var here = cpu();
                return here.item<T>();
            }

            var value = *(T*)DataPointer();
            GC.KeepAlive(this);
            return value;
        }

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public T ReadCpuValue<T>(long i)
            where T : unmanaged => data<T>()[i];

        /// <summary>The one element as a number.</summary>
        public Scalar ToScalar()
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException("Number of elements in the tensor must be 1");
            }

            return dtype switch
            {
                ScalarType.Byte => item<byte>(),
                ScalarType.Int8 => item<sbyte>(),
                ScalarType.Int16 => item<short>(),
                ScalarType.Int32 => item<int>(),
                ScalarType.Int64 => item<long>(),
                ScalarType.Float16 => item<Half>(),
                ScalarType.Float32 => item<float>(),
                ScalarType.Float64 => item<double>(),
                ScalarType.BFloat16 => item<BFloat16>(),
                ScalarType.Bool => item<bool>(),
                var other => throw new NotSupportedException($"A scalar of type {other} is not supported."),
            };
        }

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            RequireReadableBytes(0);
            var left = NumberOfElements * ElementSize;
            var source = (byte*)DataPointer();
            while (left > 0)
            {
                var count = (int)Math.Min(left, Math.Max(bufferSize, 1 << 20));
                stream.Write(new ReadOnlySpan<byte>(source, count));
                source += count;
                left -= count;
            }

            GC.KeepAlive(this);
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            RequireReadableBytes(0);
            var left = NumberOfElements * ElementSize;
            var target = (byte*)DataPointer();
            while (left > 0)
            {
                var count = (int)Math.Min(left, Math.Max(bufferSize, 1 << 20));
                stream.ReadExactly(new Span<byte>(target, count));
                target += count;
                left -= count;
            }

            GC.KeepAlive(this);
        }

        public void save(string location) => this.Save(location);

        public static Tensor load(string location)
        {
            using var reader = new BinaryReader(File.OpenRead(location));
            return TensorExtensionMethods.Load(reader);
        }

        internal void* DataPointer()
        {
            var pointer = Shim.ta_data(Handle);
            if (pointer == 0 && NumberOfElements > 0)
            {
                throw Shim.Error();
            }

            return (void*)pointer;
        }

        internal void ValidateType(Type dotnetType)
        {
            if (ToScalarType(dotnetType) != dtype)
            {
                throw new ArgumentException($"{dotnetType.Name} is not compatible with {dtype}");
            }
        }

        private void RequireReadableBytes(long total)
        {
            if (!is_contiguous())
            {
                throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            }

            if (total > int.MaxValue)
            {
                throw new ArgumentException("Span only supports up to int.MaxValue elements.");
            }

            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException(
                    "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            }
        }
    }
}
