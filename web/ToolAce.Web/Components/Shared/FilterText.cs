namespace ToolAce.Web.Components.Shared;

/// <summary>
/// What a filter's text field holds. The text belongs to whoever types it; the address, which follows a while later, sets it only where it changed by other means (Back, a
/// link), not where it says what was asked for a moment ago and may have been typed over since.
/// </summary>
public sealed class FilterText
{
    private readonly Queue<string> _asked = [];
    private string _address = "";

    /// <summary>The field's text, as far as the server knows it.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>A person asked for a text: the address will say so, sooner or later.</summary>
    public void Ask(string? text)
    {
        Shown = text ?? "";
        var wanted = Filter(text);
        if (wanted != (_asked.Count > 0 ? _asked.Last() : _address))
        {
            _asked.Enqueue(wanted);
        }
    }

    /// <summary>The address says this.</summary>
    public void Follow(string? text)
    {
        var said = Filter(text);
        if (said == _address)
        {
            return;
        }

        _address = said;
        if (_asked.Contains(said))
        {
            while (_asked.Dequeue() != said)
            {
                // Addresses come in the order asked for; one left out was overtaken.
            }

            return;
        }

        _asked.Clear();
        Shown = said;
    }

    /// <summary>No address holds blanks alone.</summary>
    private static string Filter(string? text) => string.IsNullOrWhiteSpace(text) ? "" : text;
}
