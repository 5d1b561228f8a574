namespace ToolAce.Core.Models;

/// <summary>Why generation ended.</summary>
public enum FinishReason
{
    /// <summary>The model's end mark or a stop text.</summary>
    Stop,

    /// <summary>The token limit.</summary>
    Length,

    /// <summary>The prompt alone is longer than the context; nothing was generated.</summary>
    TooLong,

    /// <summary>The provider gave no answer, however often it was asked; <see cref="Generation.Problem"/> says why.</summary>
    Failed,
}
