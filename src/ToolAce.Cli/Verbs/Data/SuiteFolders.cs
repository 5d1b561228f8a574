using ToolAce.Cli.Hosting;
using ToolAce.Cycles.Configuration;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>Where the suites lie that files are compared with.</summary>
internal static class SuiteFolders
{
    /// <summary>The folder of the project's own.</summary>
    public static string Own => Path.Combine(ProgramRoot.Current(), "configs/suites");

    /// <summary>The folder of official ones; null where there is none.</summary>
    /// <param name="given">As given; null for the usual one.</param>
    /// <exception cref="UsageException">The folder given is not there.</exception>
    public static string? Official(string? given)
    {
        if (given is not null)
        {
            var folder = Path.GetFullPath(given);
            return Directory.Exists(folder) ? folder : throw new UsageException($"There is no folder {folder}.", "Give --data the folder that holds bfcl/, api-bank/ and general/, or leave it away.");
        }

        var paths = new ConfigPaths(Environment.CurrentDirectory, Environment.CurrentDirectory, ProgramRoot.Current()).WithEnvironment();
        return paths.Known is { } usual && Directory.Exists(usual) ? usual : null;
    }
}
