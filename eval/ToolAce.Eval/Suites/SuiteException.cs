namespace ToolAce.Eval.Suites;

/// <summary>A suite that cannot be loaded; the message says what, where and how to mend it. Trying again does not help.</summary>
public sealed class SuiteException(string message) : Exception(message);
