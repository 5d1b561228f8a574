using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>What a <see cref="Val"/> holds. The numbers are shared with the shim.</summary>
internal enum Tag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    IntList,
    DoubleList,
    BoolList,
    TensorList,
    OptionalTensorList,
    String,
    Device,
    Default,
    Generator,
}

/// <summary>One argument or result of an operator as the shim sees it: 16 bytes, no references.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Val
{
    public Tag Tag;
    public int N;
    public long Bits;
}
