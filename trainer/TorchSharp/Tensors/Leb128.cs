namespace TorchSharp.Utils;

/// <summary>Whole numbers in as few bytes as they need, seven bits to a byte.</summary>
internal static class Leb128
{
    public static void Encode(this BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        while (value > 0x7F)
        {
            writer.Write((byte)(value | 0x80));
            value >>= 7;
        }

        writer.Write((byte)value);
    }

    public static long Decode(this BinaryReader reader)
    {
        var result = 0L;
        for (var shift = 0; ; shift += 7)
        {
            long next = reader.ReadByte();
            result |= (next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return result;
            }
        }
    }
}
