using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace ToolAce.Eval.Bfcl.Python.Runtime;

/// <summary>
/// Python's <c>random.Random(seed)</c>: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded by <c>init_by_array</c> with the seed's 32-bit words,
/// and CPython's ways from its words to numbers. Seeding waits for the first draw.
/// </summary>
internal sealed class PyRandom
{
    private const int Size = 624;
    private const int Shift = 397;

    private readonly BigInteger seed;
    private uint[]? state;
    private int next;

    /// <param name="seed">An int, a bool, a text, or a whole float; <c>None</c> would be the clock in Python and is refused here.</param>
    public PyRandom(PyValue seed) => this.seed = Seed(seed);

    /// <summary><c>random()</c>: 53 bits in [0, 1).</summary>
    public double NextDouble()
    {
        var high = Next() >> 5;
        var low = Next() >> 6;
        return ((high * 67108864.0) + low) * (1.0 / 9007199254740992.0);
    }

    /// <summary><c>uniform(low, high)</c>.</summary>
    public double Uniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary><c>randint(low, high)</c>, both ends included.</summary>
    public BigInteger RandInt(BigInteger low, BigInteger high) =>
        high >= low ? low + Below(high - low + 1) : throw PyException.ValueError($"empty range for randrange() ({low}, {high + 1}, {high - low + 1})");

    /// <summary><c>getrandbits(count)</c>.</summary>
    public BigInteger Bits(int count)
    {
        if (count < 0)
        {
            throw PyException.ValueError("number of bits must be non-negative");
        }

        var bits = BigInteger.Zero;
        for (var at = 0; at < count; at += 32)
        {
            var word = Next();
            bits |= new BigInteger(count - at < 32 ? word >> (32 - (count - at)) : word) << at;
        }

        return bits;
    }

    /// <summary><c>choice(items)</c>.</summary>
    public T Choice<T>(IReadOnlyList<T> items) => items.Count > 0 ? items[(int)Below(items.Count)] : throw PyException.IndexError("Cannot choose from an empty sequence");

    /// <summary><c>shuffle(items)</c>.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = (int)Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary><c>sample(items, count)</c>.</summary>
    public List<T> Sample<T>(IReadOnlyList<T> items, int count)
    {
        if (count < 0 || count > items.Count)
        {
            throw PyException.ValueError("Sample larger than population or is negative");
        }

        // CPython copies small populations and remembers places of large ones; the draws are the same numbers of different ranges.
        var limit = 21 + (count > 5 ? (int)Math.Pow(4, Math.Ceiling(Math.Log(count * 3, 4))) : 0);
        var chosen = new List<T>(count);
        if (items.Count <= limit)
        {
            var pool = items.ToList();
            for (var i = 0; i < count; i++)
            {
                var j = (int)Below(items.Count - i);
                chosen.Add(pool[j]);
                pool[j] = pool[items.Count - i - 1];
            }

            return chosen;
        }

        var taken = new HashSet<int>();
        while (chosen.Count < count)
        {
            var j = (int)Below(items.Count);
            if (taken.Add(j))
            {
                chosen.Add(items[j]);
            }
        }

        return chosen;
    }

    private BigInteger Below(BigInteger limit)
    {
        var count = (int)limit.GetBitLength();
        BigInteger drawn;
        do
        {
            drawn = count <= 32 ? Next() >> (32 - count) : Bits(count);
        }
        while (drawn >= limit);
        return drawn;
    }

    private uint Next()
    {
        state ??= Seeded(seed);
        if (next == Size || next == 0)
        {
            Twist(state);
            next = 0;
        }

        var y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private static void Twist(uint[] words)
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (words[i] & 0x80000000) | (words[(i + 1) % Size] & 0x7fffffff);
            words[i] = words[(i + Shift) % Size] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
    }

    private static uint[] Seeded(BigInteger seed)
    {
        var key = Key(BigInteger.Abs(seed));
        var words = new uint[Size];
        words[0] = 19650218;
        for (var k = 1u; k < Size; k++)
        {
            words[k] = (1812433253 * (words[k - 1] ^ (words[k - 1] >> 30))) + k;
        }

        var i = 1;
        var j = 0;
        for (var k = Math.Max(Size, key.Length); k > 0; k--)
        {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1664525)) + key[j] + (uint)j;
            i = Step(words, i);
            j = (j + 1) % key.Length;
        }

        for (var k = Size - 1; k > 0; k--)
        {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1566083941)) - (uint)i;
            i = Step(words, i);
        }

        words[0] = 0x80000000;
        return words;
    }

    private static int Step(uint[] words, int i)
    {
        if (i + 1 < Size)
        {
            return i + 1;
        }

        words[0] = words[Size - 1];
        return 1;
    }

    private static uint[] Key(BigInteger seed)
    {
        var key = new List<uint>();
        do
        {
            key.Add((uint)(seed & uint.MaxValue));
            seed >>= 32;
        }
        while (!seed.IsZero);
        return [.. key];
    }

    private static BigInteger Seed(PyValue seed) => seed switch
    {
        PyValue.Int or PyValue.Bool => PyEquality.Whole(seed)!.Value,
        PyValue.Float f when double.IsInteger(f.Value) => new BigInteger(f.Value),
        PyValue.Str s => FromText(Encoding.UTF8.GetBytes(s.Value)),
        _ => throw PyException.TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray."),
    };

    private static BigInteger FromText(byte[] text) => new([.. text, .. SHA512.HashData(text)], isUnsigned: true, isBigEndian: true);
}
