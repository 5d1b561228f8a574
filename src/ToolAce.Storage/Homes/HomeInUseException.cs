namespace ToolAce.Storage.Homes;

/// <summary>Another process works on the home.</summary>
public sealed class HomeInUseException(string home, int? pid)
    : IOException($"The home {home} is in use by {(pid is null ? "another process" : $"process {pid}")}. "
        + "Stop it first, or choose another home with --home DIR.")
{
    /// <summary>The home asked for.</summary>
    public string Home { get; } = home;

    /// <summary>Who holds it; null when it had not written its number yet.</summary>
    public int? Pid { get; } = pid;
}
