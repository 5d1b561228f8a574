using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, dtype: null, device);

    /// <summary>A tensor of an array's shape and contents, whatever its rank.</summary>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        rawArray.GetType().GetElementType() switch
    {
        var t when t == typeof(bool) => FromArray<bool>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(byte) => FromArray<byte>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(sbyte) => FromArray<sbyte>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(short) => FromArray<short>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(int) => FromArray<int>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(long) => FromArray<long>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(float) => FromArray<float>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(double) => FromArray<double>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(Half) => FromArray<Half>(rawArray, dtype, device, requires_grad, names),
        var t when t == typeof(BFloat16) => FromArray<BFloat16>(rawArray, dtype, device, requires_grad, names),
        var t => throw new NotSupportedException($"from_array() for elements of type {t}."),
    };

    /// <summary>A tensor over an array's own memory, without a copy: the array stays pinned as long as the tensor's storage lives.</summary>
    /// <param name="rawArray">One-dimensional array of any primitive type.</param>
    /// <param name="dtype">How to read the bytes.</param>
    /// <param name="count">Number of elements of <paramref name="dtype"/>; -1 for all that are there.</param>
    /// <param name="offset">Elements of the array to skip.</param>
    /// <param name="requires_grad">Whether the tensor takes part in differentiation.</param>
    public static unsafe Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        if (rawArray.Rank != 1)
        {
            throw new ArgumentException("frombuffer() takes an array of one dimension.", nameof(rawArray));
        }

        var elementBytes = ToScalarType(rawArray.GetType().GetElementType()!).ElementSize();
        var available = (rawArray.LongLength - offset) * elementBytes / dtype.ElementSize();
        count = count < 0 ? available : count;
        if (offset < 0 || count > available)
        {
            throw new ArgumentException(
                $"The array has room for {available} elements of {dtype} from offset {offset}, {count} were asked for.");
        }

        var pin = GCHandle.Alloc(rawArray, GCHandleType.Pinned);
        var start = (byte*)pin.AddrOfPinnedObject() + (offset * elementBytes);
        var result = Shim.ta_wrap(start, &count, 1, (int)dtype, &Unpin, GCHandle.ToIntPtr(pin));
        if (result == 0)
        {
            pin.Free();
            throw Shim.Error();
        }

        return new Tensor(result).Tracked(requires_grad);
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint context) => GCHandle.FromIntPtr(context).Free();

    private static Tensor Single<T>(T scalar, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged => FromSpan([scalar], [], dtype, device, requires_grad, names: null);

    private static Tensor FromList<T>(
        IList<T> data, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged => data switch
    {
        T[] array => FromSpan<T>(array, dimensions, dtype, device, requires_grad, names),
        List<T> list => FromSpan<T>(CollectionsMarshal.AsSpan(list), dimensions, dtype, device, requires_grad, names),
        _ => FromSpan<T>(data.ToArray(), dimensions, dtype, device, requires_grad, names),
    };

    private static unsafe Tensor FromArray<T>(Array data, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        Span<long> dimensions = stackalloc long[data.Rank];
        for (var i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = data.GetLongLength(i);
        }

        fixed (byte* p = &MemoryMarshal.GetArrayDataReference(data))
        {
            return FromSpan(new ReadOnlySpan<T>(p, data.Length), dimensions, dtype, device, requires_grad, names);
        }
    }

    private static unsafe Tensor FromSpan<T>(
        ReadOnlySpan<T> data, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        var count = 1L;
        foreach (var size in dimensions)
        {
            count *= size;
        }

        if (count > data.Length)
        {
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {count} vs. {data.Length}");
        }

        var own = ToScalarType(typeof(T));
        Tensor tensor;
        fixed (T* p = data)
        fixed (long* sizes = dimensions)
        {
            tensor = new Tensor(Shim.Check(Shim.ta_copy_from(p, count * Unsafe.SizeOf<T>(), sizes, dimensions.Length, (int)own)));
        }

        var place = InitializeDevice(device);
        var type = dtype ?? own;
        if (tensor.toWillCopy(type, place))
        {
            tensor = tensor.to(type, place, disposeAfter: true);
        }

        return Named(tensor.Tracked(requires_grad), names);
    }
}
