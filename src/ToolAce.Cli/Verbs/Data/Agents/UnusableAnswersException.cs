namespace ToolAce.Cli.Verbs.Data.Agents;

/// <summary>A language model answers, but again and again nothing that can be used. Asking the same way again cannot help.</summary>
/// <param name="message">What came of it, and how to mend it.</param>
internal sealed class UnusableAnswersException(string message) : Exception(message);
