namespace ToolAce.House.Tests.Deployment;

/// <summary>
/// What the compose specification (compose-spec.json, draft-07) says of the keys that a file like ours uses: which exist, and what kind of value each takes.
/// A key that is not listed here is refused, so a new one is looked up in the specification first.
/// </summary>
internal static class ComposeRules
{
    private const string Text = "string";
    private const string Texts = "list of strings";
    private const string Flag = "boolean";
    private const string Map = "map of scalars";
    private const string Any = "map";

    /// <summary>Kinds that a key of the whole file may have.</summary>
    public static readonly Dictionary<string, string[]> File = new()
    {
        ["name"] = [Text],
        ["services"] = [Any],
        ["volumes"] = [Any],
    };

    /// <summary>Kinds that a key of a service may have.</summary>
    public static readonly Dictionary<string, string[]> Service = new()
    {
        ["image"] = [Text],
        ["build"] = [Text, Any],
        ["command"] = [Text, Texts],
        ["entrypoint"] = [Text, Texts],
        ["init"] = [Flag],
        ["environment"] = [Map, Texts],
        ["ports"] = [Texts],
        ["volumes"] = [Texts],
        ["stop_grace_period"] = [Text],
        ["restart"] = [Text],
        ["user"] = [Text],
        ["working_dir"] = [Text],
        ["read_only"] = [Flag],
    };

    /// <summary>Kinds that a key of a service's build may have.</summary>
    public static readonly Dictionary<string, string[]> Build = new()
    {
        ["context"] = [Text],
        ["dockerfile"] = [Text],
        ["args"] = [Map, Texts],
        ["target"] = [Text],
    };

    /// <summary>The kinds a YAML value belongs to.</summary>
    public static IReadOnlyList<string> KindsOf(object? value) => value switch
    {
        string text => text is "true" or "false" ? [Flag, Text] : [Text],
        List<object> list => list.TrueForAll(i => i is string) ? [Texts] : [],
        Dictionary<object, object> map => map.Values.All(v => v is string or null) ? [Map, Any] : [Any],
        _ => [],
    };
}
