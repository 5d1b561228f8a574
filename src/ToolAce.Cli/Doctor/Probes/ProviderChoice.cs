namespace ToolAce.Cli.Doctor.Probes;

/// <summary>What the launcher chose for the tensors before it built this program (eng/launcher/provider.sh).</summary>
/// <param name="Why">Why that one; null where the file says nothing, as are the others.</param>
/// <param name="Libtorch">The folder of the libtorch taken; null for the system's or a package's.</param>
/// <param name="Costs">What the choice costs, where it leaves a GPU idle.</param>
/// <param name="Mend">What to do then.</param>
internal sealed record ProviderChoice(string? Why, string? Libtorch, string? Costs, string? Mend)
{
    /// <summary>The launcher's note in a checkout; null where the program was not started by it.</summary>
    public static ProviderChoice? Read(string programRoot)
    {
        var path = Path.Combine(programRoot, "artifacts", "launcher", "provider");
        if (!File.Exists(path))
        {
            return null;
        }

        var lines = File.ReadAllLines(path)
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[1].Length > 0)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new ProviderChoice(lines.GetValueOrDefault("why"), lines.GetValueOrDefault("libtorch"), lines.GetValueOrDefault("costs"), lines.GetValueOrDefault("mend"));
    }
}
