using System.Runtime.InteropServices;

namespace TreeSitter.Native;

/// <summary>A parser of one language with its memory; used by one thread at a time.</summary>
internal sealed class Reader() : SafeHandle(invalidHandleValue: 0, ownsHandle: true)
{
    [ThreadStatic]
    private static Reader?[]? readers;

    public override bool IsInvalid => handle == 0;

    public static Reader OfThisThread(SyntaxLanguage language)
    {
        readers ??= new Reader?[Enum.GetValues<SyntaxLanguage>().Length];
        return readers[(int)language] ??= Open(language);
    }

    public unsafe NodeRecord[] Read(ReadOnlySpan<byte> text, out ReadOutcome outcome)
    {
        fixed (byte* start = text)
        {
            outcome = Library.Parse(this, start, (uint)text.Length, out var nodes, out var count);
            return new ReadOnlySpan<NodeRecord>(nodes, (int)count).ToArray();
        }
    }

    protected override bool ReleaseHandle()
    {
        Library.Close(handle);
        return true;
    }

    private static Reader Open(SyntaxLanguage language)
    {
        var reader = Library.Open(language);
        return reader.IsInvalid ? throw new InsufficientMemoryException("no memory for a parser") : reader;
    }
}
