using ToolAce.Core.Dialogs;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Tests.Tokenizers;

namespace ToolAce.Modeling.Tests.Chat;

public sealed class TrainingTargetCheckTests
{
    private static readonly ChatTemplate Template = new(TinyTokens.Instance, ChatFormats.Plain);

    [Theory]
    [InlineData("  ", "empty")]
    [InlineData("[book_room(guest=", "broken call")]
    [InlineData("[book_room(guest=Anna)]", "broken call")]
    public void Check_BadTarget_NamesDialogAndReason(string target, string reason)
    {
        var dialog = ChatSamples.Booking with { Turns = [new(Role.User, "a"), new(Role.Assistant, target)] };
        var refusal = TrainingTargetCheck.Check(dialog, Template.Encode(dialog));
        Assert.Equal("d1", refusal!.DialogId);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoAssistantTurn_IsRefused()
    {
        var dialog = ChatSamples.Booking with { Turns = [new(Role.User, "a")] };
        Assert.Contains("no token", TrainingTargetCheck.Check(dialog, Template.Encode(dialog))!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GoodDialog_IsAccepted() => Assert.Null(TrainingTargetCheck.Check(ChatSamples.Booking, Template.Encode(ChatSamples.Booking)));
}
