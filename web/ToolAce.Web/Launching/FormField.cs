using ToolAce.Cycles.Configuration;

namespace ToolAce.Web.Launching;

/// <summary>A key of the config that the form shows.</summary>
/// <param name="Key">As in the text, such as <c>train.rank</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Value">What the config amounts to; standards included.</param>
/// <param name="Options">The words it may be; null for free text and numbers.</param>
/// <param name="IsNumber">Whether it is a number.</param>
internal sealed record FormField(string Key, string Label, Func<CycleConfig, object?> Value, IReadOnlyList<string>? Options = null, bool IsNumber = false)
{
    /// <summary>The element's id.</summary>
    public string Id => $"form-{Key.Replace('.', '-')}";
}
