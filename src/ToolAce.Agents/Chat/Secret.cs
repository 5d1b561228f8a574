namespace ToolAce.Agents.Chat;

/// <summary>A key that only a request may hold: whatever an endpoint says is freed of it before anyone reads it.</summary>
internal sealed class Secret
{
    private const string Shown = "(key)";

    /// <summary>Shorter ones are stand-ins ("EMPTY", "none") that a model may well say of itself; answers are judged, so they are left alone.</summary>
    private const int ShortestReal = 16;
    private readonly string? value;

    /// <exception cref="ArgumentException">No header can hold it.</exception>
    public Secret(string? value)
    {
        this.value = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        if (this.value?.AsSpan().ContainsAnyExceptInRange('!', '~') == true)
        {
            throw new ArgumentException("The key holds blanks or letters that no header can hold. Was it copied whole, and nothing else with it?", nameof(value));
        }
    }

    /// <summary>The key itself, for the request's header and nothing else; null without one.</summary>
    public string? Reveal() => value;

    /// <summary>A text about the endpoint, without the key.</summary>
    public string InProblem(string text) => value is null ? text : text.Replace(value, Shown);

    /// <summary>A text by the model, without the key.</summary>
    public string InAnswer(string text) => value is { Length: >= ShortestReal } ? text.Replace(value, Shown) : text;

    public override string ToString() => value is null ? "(no key)" : Shown;
}
