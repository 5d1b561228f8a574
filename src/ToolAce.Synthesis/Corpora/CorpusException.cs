namespace ToolAce.Synthesis.Corpora;

/// <summary>A corpus file that cannot be read; the message names the file, the line and what is expected there.</summary>
public sealed class CorpusException : Exception
{
    /// <summary>An error at a line of a file, counted from 1.</summary>
    public CorpusException(string file, int line, string problem)
        : base($"{file}:{line}: {problem}")
    {
    }

    /// <summary>An error that concerns a whole file or folder.</summary>
    public CorpusException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public CorpusException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>An error without details.</summary>
    public CorpusException()
    {
    }
}
