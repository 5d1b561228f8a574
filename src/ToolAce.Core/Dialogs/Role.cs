namespace ToolAce.Core.Dialogs;

/// <summary>Who speaks.</summary>
public enum Role
{
    /// <summary>Instructions that stand before the conversation.</summary>
    System,

    /// <summary>The person.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>Results of calls.</summary>
    Tool,
}
