namespace ToolAce.Eval.General.Isolation;

/// <summary>The isolation itself could not be set up, so the program was not run; says nothing about the program.</summary>
public sealed class IsolationException(string message) : Exception(message);
