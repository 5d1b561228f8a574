namespace ToolAce.Modeling.Chat;

/// <summary>
/// A stretch of a rendered conversation: plain text, or one special token (<paramref name="IsMark"/>). <paramref name="Supervised"/>: the model is trained to
/// write it. Every segment is encoded on its own, so training and generation see the same ids.
/// </summary>
public sealed record ChatSegment(string Text, bool IsMark, bool Supervised);
