namespace ToolAce.Synthesis.Formats;

/// <summary>A file that cannot be read as what it should be. The message says what is wrong and where; <see cref="Mend"/> says how to mend it.</summary>
public sealed class DocumentException(string problem, string mend, Exception? cause = null) : Exception($"{problem} {mend}", cause)
{
    /// <summary>What is wrong and where, one sentence.</summary>
    public string Problem { get; } = problem;

    /// <summary>How to mend it, one sentence.</summary>
    public string Mend { get; } = mend;
}
