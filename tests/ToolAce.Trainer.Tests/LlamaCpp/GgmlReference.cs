using System.Runtime.InteropServices;

namespace ToolAce.Trainer.Tests.LlamaCpp;

/// <summary>ggml's own reference functions.</summary>
internal static unsafe class GgmlReference
{
    private static readonly nint Library = NativeLibrary.Load(LlamaLibrary.PathOf("libggml-base.so"));

    public static byte[] QuantizeQ8(float[] values, int bytes)
    {
        var blocks = new byte[bytes];
        fixed (float* from = values)
        fixed (byte* to = blocks)
        {
            ((delegate* unmanaged[Cdecl]<float*, byte*, long, void>)NativeLibrary.GetExport(Library, "quantize_row_q8_0_ref"))(from, to, values.Length);
        }

        return blocks;
    }

    public static float[] DequantizeQ8(byte[] blocks, int count)
    {
        var values = new float[count];
        fixed (byte* from = blocks)
        fixed (float* to = values)
        {
            ((delegate* unmanaged[Cdecl]<byte*, float*, long, void>)NativeLibrary.GetExport(Library, "dequantize_row_q8_0"))(from, to, count);
        }

        return values;
    }
}
