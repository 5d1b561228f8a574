namespace ToolAce.Storage.DuckDb;

/// <summary>A column of a chunk, or what lies inside one: its values and which of them are NULL. Lives as long as its chunk.</summary>
internal readonly unsafe struct DuckDbVector(nint handle)
{
    // duckdb_string_t: length, then 12 bytes inline, or 4 bytes of prefix and a pointer.
    private const int StringSize = 16;
    private const int InlineLimit = 12;
    private readonly byte* data = (byte*)DuckDbNative.VectorData(handle);
    private readonly ulong* validity = DuckDbNative.VectorValidity(handle);

    /// <summary>What all the lists of a list column hold, one after the other.</summary>
    public DuckDbVector Items => new(DuckDbNative.ListChild(handle));

    /// <summary>The member at <paramref name="index"/> of a struct column.</summary>
    public DuckDbVector Member(int index) => new(DuckDbNative.StructChild(handle, (ulong)index));

    public bool IsNull(int row) => validity is not null && (validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>A number or a flag; the column must be of this type.</summary>
    public T Value<T>(int row)
        where T : unmanaged => ((T*)data)[row];

    /// <summary>The UTF-8 bytes of a text.</summary>
    public ReadOnlySpan<byte> Text(int row)
    {
        var text = data + ((long)row * StringSize);
        var length = *(int*)text;
        return new(length <= InlineLimit ? text + 4 : *(byte**)(text + 8), length);
    }

    /// <summary>Where a list's items begin among <see cref="Items"/>, and how many there are.</summary>
    public (int Start, int Length) List(int row) => ((int)((ulong*)data)[2 * row], (int)((ulong*)data)[(2 * row) + 1]);
}
