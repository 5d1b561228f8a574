using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>
/// A Python value as the official decoders produce it: Core's literals cannot say tuples, bytes, complex numbers, NaN or keys that are not strings.
/// Equality is Python's <c>==</c>: <c>1 == 1.0 == True</c>, a list never equals a tuple, NaN equals nothing.
/// </summary>
public abstract class PyValue : IEquatable<PyValue>
{
    private PyValue()
    {
    }

    /// <inheritdoc/>
    public bool Equals(PyValue? other) => other is not null && PyEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PyValue);

    /// <inheritdoc/>
    public override int GetHashCode() => PyEquality.Hash(this);

    /// <inheritdoc/>
    public override string ToString() => PyText.Repr(this);

    /// <summary><c>None</c>, <c>null</c> in JSON.</summary>
    public sealed class None : PyValue
    {
        /// <summary>The one value.</summary>
        public static None Value { get; } = new();
    }

    /// <summary><c>True</c> or <c>False</c>.</summary>
    public sealed class Bool(bool value) : PyValue
    {
        /// <summary>The truth.</summary>
        public bool Value { get; } = value;
    }

    /// <summary>An <c>int</c> of any size.</summary>
    public sealed class Int(BigInteger value) : PyValue
    {
        /// <summary>The number.</summary>
        public BigInteger Value { get; } = value;
    }

    /// <summary>A <c>float</c>; infinities and NaN occur.</summary>
    public sealed class Float(double value) : PyValue
    {
        /// <summary>The number.</summary>
        public double Value { get; } = value;
    }

    /// <summary>A <c>complex</c>.</summary>
    public sealed class Imaginary(Complex value) : PyValue
    {
        /// <summary>The number.</summary>
        public Complex Value { get; } = value;
    }

    /// <summary>A <c>str</c>.</summary>
    public sealed class Str(string value) : PyValue
    {
        /// <summary>The text.</summary>
        public string Value { get; } = value;
    }

    /// <summary>A <c>bytes</c>, one character (0–255) a byte.</summary>
    public sealed class Bytes(string value) : PyValue
    {
        /// <summary>The bytes as Latin-1.</summary>
        public string Value { get; } = value;
    }

    /// <summary>A <c>list</c>.</summary>
    public sealed class List(IReadOnlyList<PyValue> items) : PyValue
    {
        /// <summary>The items.</summary>
        public IReadOnlyList<PyValue> Items { get; } = items;
    }

    /// <summary>A <c>tuple</c>.</summary>
    public sealed class Tuple(IReadOnlyList<PyValue> items) : PyValue
    {
        /// <summary>The items.</summary>
        public IReadOnlyList<PyValue> Items { get; } = items;
    }

    /// <summary>A <c>dict</c>: keys are unique, in the order first written.</summary>
    public sealed class Dict(IReadOnlyList<KeyValuePair<PyValue, PyValue>> entries) : PyValue
    {
        /// <summary>The entries.</summary>
        public IReadOnlyList<KeyValuePair<PyValue, PyValue>> Entries { get; } = entries;

        /// <summary>The value under a key equal to <paramref name="key"/>, or null.</summary>
        public PyValue? Find(PyValue key)
        {
            foreach (var (known, value) in Entries)
            {
                if (PyEquality.AreEqual(known, key))
                {
                    return value;
                }
            }

            return null;
        }
    }
}
