namespace ToolAce.Cli.Bench.Training;

/// <summary>The environment variables that give another program the settings which our tensor library makes for itself.</summary>
internal static class TorchSettings
{
    /// <summary>Name and value of each.</summary>
#if FULL_FEED
    public static IReadOnlyDictionary<string, string?> Environment() => new Dictionary<string, string?>();
#else
    public static IReadOnlyDictionary<string, string?> Environment() => TorchSharp.Native.NativeSettings.AsEnvironment().ToDictionary(s => s.Name, s => (string?)s.Value);
#endif
}
