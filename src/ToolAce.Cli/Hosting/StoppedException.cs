namespace ToolAce.Cli.Hosting;

/// <summary>Work stopped before its end and can go on: exit code 75.</summary>
/// <param name="message">What stopped, and the command that goes on with it.</param>
internal sealed class StoppedException(string message) : Exception(message);
