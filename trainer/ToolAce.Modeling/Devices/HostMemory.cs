using System.Globalization;

namespace ToolAce.Modeling.Devices;

/// <summary>The processor's memory: the machine's, or less where this process is confined to a control group (version 1 or 2).</summary>
public static class HostMemory
{
    /// <summary>What this process may use.</summary>
    public static MemoryReading Read() => Read("/");

    internal static MemoryReading Read(string root)
    {
        var machine = Text(root, "proc/meminfo") ?? string.Empty;
        var (total, free) = (KiB(machine, "MemTotal:") * 1024, KiB(machine, "MemAvailable:") * 1024);
        var reading = new MemoryReading(total, free, total - free, "machine");
        foreach (var group in Groups(root))
        {
            if (group.Limit < reading.Total || group.Limit - group.Used < reading.Free)
            {
                var least = Math.Max(0, Math.Min(reading.Free, group.Limit - group.Used));
                var whole = Math.Min(reading.Total, group.Limit);
                reading = new MemoryReading(whole, Math.Min(least, whole), whole - Math.Min(least, whole), "cgroup");
            }
        }

        return reading;
    }

    /// <summary>The groups this process is in, from its own up to the root, each with its limit and what counts against it (page cache that can be dropped does not).</summary>
    private static IEnumerable<(long Limit, long Used)> Groups(string root)
    {
        foreach (var line in (Text(root, "proc/self/cgroup") ?? "0::/").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(':', 3) is not [_, var controllers, var path] || (controllers.Length > 0 && !controllers.Split(',').Contains("memory")))
            {
                continue;
            }

            var (mount, limit, used, cache) = controllers.Length == 0
                ? ("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file")
                : ("sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");
            for (var group = path.Trim('/'); ; group = Path.GetDirectoryName(group) ?? string.Empty)
            {
                string? Read(string file) => Text(root, Path.Combine(mount, group, file));
                if (Whole(Read(limit)) is { } bytes && Whole(Read(used)) is { } taken)
                {
                    yield return (bytes, taken - Statistic(Read("memory.stat"), cache));
                }

                if (group.Length == 0)
                {
                    break;
                }
            }
        }
    }

    private static long Statistic(string? text, string key) =>
        text?.Split('\n').Select(l => l.Split(' ')).FirstOrDefault(l => l is [var name, _] && name == key) is [_, var value] ? Whole(value) ?? 0 : 0;

    private static long KiB(string text, string key) =>
        text.Split('\n').FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) is { } line ? Whole(line[key.Length..].Replace("kB", null).Trim()) ?? 0 : 0;

    private static long? Whole(string? text) => long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Text(string root, string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(root, path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
