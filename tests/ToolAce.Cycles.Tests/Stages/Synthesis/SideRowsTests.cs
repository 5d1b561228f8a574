using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Stages.Synthesis;
using ToolAce.Synthesis.Dialogs;

namespace ToolAce.Cycles.Tests.Stages.Synthesis;

public sealed class SideRowsTests
{
    private static readonly GeneratedDialog Made = new(3, DialogKind.Single, new Dialog("d3", DialogKind.Single, "", [], []), null, new Complexity("m", 2, 5), false, new Difficulty(1, 2, 3))
    {
        Thinking = [new TurnThinking(2, new AssistantThinking("a room", "book_room", "guest: turn 1", "nothing"))],
        Attempts =
        [
            new ComplicationAttempt(0, null, new Difficulty(0, 2, 3), 1, Kept: true, DropReason: null) { Request = "A room.", TurnsSha256 = "aa" },
            new ComplicationAttempt(1, AdjustmentDirection.Harder, new Difficulty(1, 2, 3), null, Kept: false, "user_refused: no") { Instruction = "Speak otherwise." },
        ],
    };

    [Fact]
    public void Thinking_OfADialog_IsARowATurn() => Assert.Equal([new ThinkingRow("d3", 2, "a room", "book_room", "guest: turn 1", "nothing")], ThinkingRow.Of(Made));

    [Fact]
    public void Thinking_WithoutADialog_IsNone() => Assert.Empty(ThinkingRow.Of(Made with { Dialog = null }));

    [Fact]
    public void Complications_OfADialog_AreARowAVersion() => Assert.Equal(
        [
            new ComplicationRow("d3", 0, null, 0, 2, 3, null, "m", 1, Kept: true, null, "A room.", "aa"),
            new ComplicationRow("d3", 1, "harder", 1, 2, 3, "Speak otherwise.", "m", null, Kept: false, "user_refused: no", null, null),
        ],
        ComplicationRow.Of(Made));
}
