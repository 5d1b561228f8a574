using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;

namespace ToolAce.Verification.Reading;

/// <summary>One turn, read once. <paramref name="Number"/> counts from 1 and is what reasons name.</summary>
internal sealed record TurnView(int Number, Role Role, string Text)
{
    private TextReading? said;

    /// <summary>The text in words, numbers and days.</summary>
    public TextReading Said => said ??= new TextReading(Text);

    /// <summary>What an assistant's text is; null for other roles.</summary>
    public CallReading? Reading { get; init; }

    /// <summary>What a tool turn holds; null for other roles.</summary>
    public ToolReading? Results { get; init; }

    /// <summary>The calls of an assistant turn; empty for all else.</summary>
    public IReadOnlyList<Call> Calls => Reading is CallReading.Calls calls ? calls.Items : [];

    /// <summary>An assistant's words; null for calls, broken calls and other roles.</summary>
    public string? Prose => (Reading as CallReading.Prose)?.Text;

    /// <summary>Where a call stands: <c>turn 2, call 1 'book room'</c>.</summary>
    public string Place(int call) => $"turn {Number}, call {call + 1} '{Calls[call].Name}'";

    /// <summary>Where this turn stands.</summary>
    public string Place() => $"turn {Number}";

    public static TurnView Of(Turn turn, int number) => turn.Role switch
    {
        Role.Assistant => new TurnView(number, turn.Role, turn.Text) { Reading = CallSyntax.Read(turn.Text) },
        Role.Tool => new TurnView(number, turn.Role, turn.Text) { Results = ToolReading.Of(turn.Text) },
        _ => new TurnView(number, turn.Role, turn.Text),
    };
}
