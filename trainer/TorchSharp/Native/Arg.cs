using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// An operator's argument on the managed side: the value and the object that owns its memory, so that nothing is collected
/// while native code looks at it. Built by implicit conversion.
/// </summary>
internal readonly struct Arg
{
    internal readonly object? Owner;
    internal readonly long Bits;
    internal readonly Tag Tag;
    internal readonly int N;

    private Arg(Tag tag, object? owner, long bits = 0, int n = 0) => (Tag, Owner, Bits, N) = (tag, owner, bits, n);

    /// <summary>Takes the value that the operator's schema gives.</summary>
    public static Arg Default => new(Tag.Default, null);

    public static Arg None => default;

    public static implicit operator Arg(Tensor? value) => value is null ? default : new(Tag.Tensor, value);

    public static implicit operator Arg(long value) => new(Tag.Int, null, value);

    public static implicit operator Arg(long? value) => value is { } v ? v : default(Arg);

    public static implicit operator Arg(double value) => new(Tag.Double, null, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Arg(double? value) => value is { } v ? v : default(Arg);

    public static implicit operator Arg(bool value) => new(Tag.Bool, null, value ? 1 : 0);

    public static implicit operator Arg(Scalar? value) => value is null ? default : new(value.Tag, null, value.Bits);

    public static implicit operator Arg(ScalarType value) => (long)(sbyte)value;

    public static implicit operator Arg(ScalarType? value) => value is { } v ? (long)(sbyte)v : default(Arg);

    public static implicit operator Arg(long[]? value) => value is null ? default : new(Tag.IntList, value, 0, value.Length);

    public static implicit operator Arg(Tensor?[]? value) => value is null ? default : new(Tag.TensorList, value, 0, value.Length);

    public static implicit operator Arg(string? value) => value is null ? default : new(Tag.String, value);

    public static implicit operator Arg(Device? value) => value is null ? default : new(Tag.Device, null, value.index, (int)value.type);

    public static implicit operator Arg(Generator? value) => value is null ? default : new(Tag.Generator, value);

    /// <summary>Bytes of scratch memory that <see cref="Write"/> needs beside the <see cref="Val"/> itself.</summary>
    internal int ScratchBytes => Tag switch
    {
        Tag.IntList or Tag.TensorList => N * sizeof(long),
        Tag.String => (System.Text.Encoding.UTF8.GetMaxByteCount(((string)Owner!).Length) + 8) & ~7,
        _ => 0,
    };

    /// <summary>Writes the argument for the shim, using and advancing the scratch memory.</summary>
    internal unsafe void Write(Val* target, ref byte* scratch)
    {
        target->Tag = Tag;
        target->N = N;
        switch (Tag)
        {
            case Tag.Tensor:
                target->Bits = ((Tensor)Owner!).Handle;
                break;
            case Tag.Generator:
                target->Bits = ((Generator)Owner!).Handle;
                break;
            case Tag.IntList:
                ((long[])Owner!).CopyTo(new Span<long>(scratch, N));
                target->Bits = (long)scratch;
                scratch += N * sizeof(long);
                break;
            case Tag.TensorList:
                var handles = new Span<nint>(scratch, N);
                var tensors = (Tensor?[])Owner!;
                for (var i = 0; i < handles.Length; i++)
                {
                    handles[i] = tensors[i]?.Handle ?? 0;
                }

                target->Bits = (long)scratch;
                scratch += N * sizeof(long);
                break;
            case Tag.String:
                target->N = System.Text.Encoding.UTF8.GetBytes((string)Owner!, new Span<byte>(scratch, ScratchBytes));
                target->Bits = (long)scratch;
                scratch += ScratchBytes;
                break;
            default:
                target->Bits = Bits;
                break;
        }
    }
}
