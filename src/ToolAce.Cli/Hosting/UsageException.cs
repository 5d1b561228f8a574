namespace ToolAce.Cli.Hosting;

/// <summary>The command line or a file it names cannot be used: exit code 2, and trying again does not help.</summary>
/// <param name="what">What is wrong and where, in one sentence.</param>
/// <param name="mend">How to mend it, in one sentence.</param>
internal sealed class UsageException(string what, string mend) : Exception($"{what} {mend}");
