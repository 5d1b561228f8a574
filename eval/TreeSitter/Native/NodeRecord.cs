using System.Runtime.InteropServices;

namespace TreeSitter.Native;

/// <summary>A node as the library lays it out: offsets in bytes; <c>After</c> is the index of the first node that is no descendant.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NodeRecord
{
    public readonly uint Start;
    public readonly uint End;
    public readonly uint After;
    public readonly ushort Symbol;
    public readonly ushort Field;
}
