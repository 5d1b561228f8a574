namespace ToolAce.Core.Calls;

/// <summary>What an assistant's text turned out to be. A failed attempt at a call is never taken for prose.</summary>
public abstract record CallReading
{
    private CallReading()
    {
    }

    /// <summary>One or more calls.</summary>
    public sealed record Calls(IReadOnlyList<Call> Items) : CallReading;

    /// <summary>Plain words: no attempt at a call.</summary>
    public sealed record Prose(string Text) : CallReading;

    /// <summary>An attempt at a call that does not parse: <paramref name="Problem"/> at character <paramref name="Position"/>.</summary>
    public sealed record Malformed(string Problem, int Position) : CallReading;
}
