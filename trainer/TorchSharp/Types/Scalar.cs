using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A number of some type, made by implicit conversion wherever an operator takes one.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(torch.ScalarType type, Tag tag, long bits) => (Type, Tag, Bits) = (type, tag, bits);

    /// <summary>The type of the number it was made from.</summary>
    public torch.ScalarType Type { get; }

    internal Tag Tag { get; }

    internal long Bits { get; }

    internal double AsDouble => Tag == Tag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsLong => Tag == Tag.Double ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal static Scalar Of(torch.ScalarType type, double value) => new(type, Tag.Double, BitConverter.DoubleToInt64Bits(value));

    internal static Scalar Of(torch.ScalarType type, long value) => new(type, Tag.Int, value);

    public static implicit operator Scalar(byte value) => Of(torch.ScalarType.Byte, (long)value);

    public static implicit operator Scalar(sbyte value) => Of(torch.ScalarType.Int8, (long)value);

    public static implicit operator Scalar(short value) => Of(torch.ScalarType.Int16, (long)value);

    public static implicit operator Scalar(int value) => Of(torch.ScalarType.Int32, (long)value);

    public static implicit operator Scalar(long value) => Of(torch.ScalarType.Int64, value);

    public static implicit operator Scalar(Half value) => Of(torch.ScalarType.Float16, (double)value);

    public static implicit operator Scalar(BFloat16 value) => Of(torch.ScalarType.BFloat16, (double)value);

    public static implicit operator Scalar(float value) => Of(torch.ScalarType.Float32, (double)value);

    public static implicit operator Scalar(double value) => Of(torch.ScalarType.Float64, value);

    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, Tag.Bool, value ? 1 : 0);

    /// <summary>Nothing to free: kept because the reference's scalars are native objects.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
