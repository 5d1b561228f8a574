namespace ToolAce.Eval.ApiBank.Items;

/// <summary>What a model is told to do. The benchmark's own prompts are not among its data, so these words are this project's.</summary>
public static class BankPrompts
{
    /// <summary>Says so wherever scores of these prompts are shown.</summary>
    public const string Description = "API-Bank's dialogues, tools and scoring; the prompts are in this project's own words";

    /// <summary>For samples that ask for a call.</summary>
    public const string Call =
        "You help a user with tools. The conversation so far follows; earlier calls stand in it with what they returned. Make the next call now, and write nothing else. "
        + "Write it on one line as [ToolName(name='value', other='value')], every value in single quotes. The year is 2023.";

    /// <summary>For samples that ask for words.</summary>
    public const string Response =
        "You help a user with tools. The conversation so far follows; earlier calls stand in it with what they returned. Write your next message to the user now, "
        + "and nothing else. The year is 2023.";
}
