using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Agents.Costs;

/// <summary>
/// A bill on disk, one JSON object a line: every attempt is in the file when it has ended, so that a killed process loses none. Opening and closing adds up
/// what is there to one line an agent. Hits of the cache cost nothing and are written at the close alone.
/// </summary>
public sealed class UsageFile : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly Lock gate = new();
    private readonly Dictionary<string, UsageTotals> totals;

    /// <summary>Opens the bill, making it and its folder if needed. A line that a killed process left unfinished is left out.</summary>
    public UsageFile(string path)
    {
        this.path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        totals = Read(path).ToDictionary(u => u.Agent, u => u.Totals);
        AddUp();
        file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>What is in it, by agent.</summary>
    public IReadOnlyDictionary<string, UsageTotals> Totals
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, UsageTotals>(totals);
            }
        }
    }

    /// <summary>The bill of a file, one entry an agent in alphabetical order; empty without the file.</summary>
    public static IReadOnlyList<AgentUsage> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var sums = new SortedDictionary<string, UsageTotals>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } text)
        {
            if (Line(text) is { Totals: not null } line)
            {
                sums[line.Agent] = sums.GetValueOrDefault(line.Agent, UsageTotals.None).Plus(line.Totals);
            }
        }

        return [.. sums.Select(s => new AgentUsage(s.Key, s.Value))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            file.Dispose();
            AddUp();
        }
    }

    /// <summary>Adds to an agent's bill.</summary>
    internal void Add(string agent, UsageTotals more)
    {
        lock (gate)
        {
            totals[agent] = totals.GetValueOrDefault(agent, UsageTotals.None).Plus(more);
            if (more.Requests > 0)
            {
                file.Write(Bytes(new AgentUsage(agent, more)));
            }
        }
    }

    private static byte[] Bytes(AgentUsage line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, CoreJson.Options), (byte)'\n'];

    private static AgentUsage? Line(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AgentUsage>(text, CoreJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void AddUp()
    {
        var aside = path + ".new";
        File.WriteAllBytes(aside, [.. totals.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => Bytes(new AgentUsage(t.Key, t.Value)))]);
        File.Move(aside, path, overwrite: true);
    }
}
