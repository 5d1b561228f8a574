namespace ToolAce.Eval.General.Sampling;

/// <summary>MT19937 (Matsumoto and Nishimura, 1998), seeded by a whole number as Python's <c>random.Random</c> is.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Shift = 397;
    private readonly uint[] state = new uint[Size];
    private int index = Size;

    public MersenneTwister(uint seed)
    {
        state[0] = 19650218;
        for (var i = 1; i < Size; i++)
        {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >> 30)) + (uint)i;
        }

        var at = 1;
        for (var k = 0; k < Size; k++)
        {
            state[at] = (state[at] ^ ((state[at - 1] ^ (state[at - 1] >> 30)) * 1664525)) + seed;
            Advance(ref at);
        }

        for (var k = 0; k < Size - 1; k++)
        {
            state[at] = (state[at] ^ ((state[at - 1] ^ (state[at - 1] >> 30)) * 1566083941)) - (uint)at;
            Advance(ref at);
        }

        state[0] = 0x80000000;
    }

    /// <summary>A number below <paramref name="limit"/>, drawn as Python's <c>_randbelow</c> does: whole bits, again where they are too large.</summary>
    public int Below(int limit)
    {
        var bits = 32 - int.LeadingZeroCount(limit);
        uint drawn;
        do
        {
            drawn = Next() >> (32 - bits);
        }
        while (drawn >= limit);

        return (int)drawn;
    }

    private uint Next()
    {
        if (index == Size)
        {
            Twist();
        }

        var y = state[index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (state[i] & 0x80000000) | (state[(i + 1) % Size] & 0x7FFFFFFF);
            state[i] = state[(i + Shift) % Size] ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
        }

        index = 0;
    }

    private void Advance(ref int at)
    {
        if (++at == Size)
        {
            state[0] = state[Size - 1];
            at = 1;
        }
    }
}
