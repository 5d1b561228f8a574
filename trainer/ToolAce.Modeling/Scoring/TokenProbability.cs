namespace ToolAce.Modeling.Scoring;

/// <summary>One token of the vocabulary and how likely it is at a position. <paramref name="Text"/> is what it adds to an answer, the mark's own name for a special token; <paramref name="LogProb"/> is a natural logarithm.</summary>
public sealed record TokenProbability(int Id, string Text, float LogProb);
