using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>
/// A Python value as the official decoders produce it: Core's literals cannot say tuples, bytes, complex numbers, NaN or keys that are not strings.
/// Equality is Python's <c>==</c>: <c>1 == 1.0 == True</c>, a list never equals a tuple, NaN equals nothing.
/// </summary>
public abstract partial class PyValue : IEquatable<PyValue>
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
        internal static Bool True { get; } = new(value: true);

        internal static Bool False { get; } = new(value: false);

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
        private Str? normal;

        /// <summary>The text.</summary>
        public string Value { get; } = value;

        /// <summary>The checker's normal form, kept: possible answers are compared again and again.</summary>
        internal Str Normal => normal ??= Checking.Normalisation.Of(this);
    }

    /// <summary>A <c>bytes</c>, one character (0–255) a byte.</summary>
    public sealed class Bytes(string value) : PyValue
    {
        /// <summary>The bytes as Latin-1.</summary>
        public string Value { get; } = value;
    }

    /// <summary>A <c>list</c>, which can be changed in place.</summary>
    public sealed class List(List<PyValue> items) : PyValue
    {
        /// <summary>A list of its own with the given items.</summary>
        public List(IReadOnlyList<PyValue> items)
            : this(items as List<PyValue> ?? [.. items])
        {
        }

        /// <summary>The items.</summary>
        public List<PyValue> Items { get; } = items;
    }

    /// <summary>A <c>tuple</c>.</summary>
    public sealed class Tuple(IReadOnlyList<PyValue> items) : PyValue
    {
        /// <summary>The items.</summary>
        public IReadOnlyList<PyValue> Items { get; } = items;
    }

    /// <summary>A Python object of a class: the worlds of multi-turn items hold files, folders and times. Equality is the class's own.</summary>
    public abstract class Instance : PyValue
    {
        /// <summary>Python's <c>==</c> with another value.</summary>
        public abstract bool EqualTo(PyValue other);

        /// <summary>Python's <c>repr</c>.</summary>
        public abstract string Repr();

        /// <summary>A copy that shares nothing that can change.</summary>
        public abstract PyValue DeepCopy();

        /// <summary>A hash that agrees with <see cref="EqualTo"/>; 0 is always right.</summary>
        public virtual int Hash() => 0;
    }
}
