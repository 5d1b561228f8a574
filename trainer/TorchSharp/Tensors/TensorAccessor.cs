using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor as a collection, in row-major order whatever the strides. Keeps its tensor alive.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;
    private T* _data;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU)
        {
            throw new InvalidOperationException(
                "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }

        _tensor = tensor;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        _data = (T*)tensor.DataPointer();
    }

    public long Count => _tensor.numel();

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => Data[indices.Length == 1 ? Offset(indices[0]) : Offset(indices)];
        set => Data[indices.Length == 1 ? Offset(indices[0]) : Offset(indices)] = value;
    }

    private T* Data
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensor.IsInvalid, _tensor);
            return _data;
        }
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !left.Equals(right);

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>The elements as an array of as many dimensions as the tensor has (one for a scalar).</summary>
    public Array ToNDArray()
    {
        var flat = ToArray();
        if (_shape.Length < 2)
        {
            return flat;
        }

        var result = Array.CreateInstance(typeof(T), _shape);
        var bytes = flat.AsSpan();
        fixed (byte* target = &System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result))
        {
            bytes.CopyTo(new Span<T>(target, flat.Length));
        }

        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements from <paramref name="tensorIndex"/> on until either side ends.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (_contiguous)
        {
            new ReadOnlySpan<T>(Data + tensorIndex, count).CopyTo(array[arrayIndex..]);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                array[arrayIndex + i] = Data[Offset(tensorIndex + i)];
            }
        }

        GC.KeepAlive(_tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Overwrites elements from <paramref name="tensorIndex"/> on until either side ends.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (_contiguous)
        {
            array.Slice(arrayIndex, count).CopyTo(new Span<T>(Data + tensorIndex, count));
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                Data[Offset(tensorIndex + i)] = array[arrayIndex + i];
            }
        }

        GC.KeepAlive(_tensor);
    }

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && Count == other.Count && this.SequenceEqual(other);

    public override int GetHashCode() => _tensor.GetHashCode();

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
        {
            yield return At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _data = null;

    private T At(long index) => Data[Offset(index)];

    private long Offset(long index)
    {
        if (index < 0 || index >= Count)
        {
            throw new IndexOutOfRangeException();
        }

        if (_contiguous)
        {
            return index;
        }

        var offset = 0L;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            index = Math.DivRem(index, _shape[i], out var at);
            offset += at * _strides[i];
        }

        return offset;
    }

    private long Offset(long[] indices)
    {
        var offset = 0L;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            if (indices[i] < 0 || indices[i] >= _shape[i])
            {
                throw new IndexOutOfRangeException($"{indices[i]} >= {_shape[i]} in dimension {i}.");
            }

            offset += indices[i] * _strides[i];
        }

        return offset;
    }
}
