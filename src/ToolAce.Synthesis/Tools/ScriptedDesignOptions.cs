namespace ToolAce.Synthesis.Tools;

/// <summary>Habits of the scripted designer.</summary>
public sealed record ScriptedDesignOptions
{
    /// <summary>Share of names with their section in front, <c>bookings.book_room</c> (0–1).</summary>
    public double DottedNames { get; init; } = 0.12;

    /// <summary>Share of added functionalities that are imagined instead of taken from the domain (0–1), for APIs of one functionality.</summary>
    public double ImaginedFunctionalities { get; init; } = 0.6;

    /// <summary>The most parameters an API may have.</summary>
    public int MostParameters { get; init; } = 5;

    /// <summary>Share of APIs without a nested parameter that get one (0–1): some of their parameters become a list of dictionaries, a dictionary in one, or a list of lists.</summary>
    public double NestedParameters { get; init; }
}
