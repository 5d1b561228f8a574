namespace ToolAce.Cli.Hosting;

/// <summary>What the process tells its caller. 75 is the customary "temporary failure": the same command again goes on where this one stopped.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;
    public const int Resumable = 75;
}
