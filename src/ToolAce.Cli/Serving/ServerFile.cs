using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Storage.Homes;

namespace ToolAce.Cli.Serving;

/// <summary>Where a home's server listens, for those who want to talk to it. The process number tells a living server's file from a dead one's.</summary>
internal sealed record ServerFile(Uri Address, int Pid)
{
    /// <summary>Says where this process listens.</summary>
    public static void Write(HomeLayout home, Uri address)
    {
        var made = home.ServerFile + ".new";
        File.WriteAllBytes(made, JsonSerializer.SerializeToUtf8Bytes(new ServerFile(address, Environment.ProcessId), CoreJson.Options));
        File.Move(made, home.ServerFile, overwrite: true);
    }

    /// <summary>The address of the server that holds the home now; null when none does.</summary>
    public static Uri? Find(HomeLayout home)
    {
        if (!File.Exists(home.ServerFile) || HomeLock.Holder(home) is not { } holder)
        {
            return null;
        }

        var written = JsonSerializer.Deserialize<ServerFile>(File.ReadAllBytes(home.ServerFile), CoreJson.Options);
        return written?.Pid == holder ? written.Address : null;
    }
}
