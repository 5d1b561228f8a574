namespace ToolAce.Eval.Leaderboards.Official;

/// <summary>What a board's file holds; told by its columns, whatever it is called.</summary>
public enum BoardKind
{
    /// <summary>All models' main figures.</summary>
    Overall,

    /// <summary>Non-live categories, by language.</summary>
    NonLive,

    /// <summary>Live categories.</summary>
    Live,

    /// <summary>Multi-turn categories.</summary>
    MultiTurn,

    /// <summary>Web search and memory.</summary>
    Agentic,

    /// <summary>One column a prompt format.</summary>
    FormatSensitivity,
}
