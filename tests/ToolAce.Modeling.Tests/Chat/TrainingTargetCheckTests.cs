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
        var refusal = TrainingTargetCheck.Check(dialog, Template.Encode(dialog), Template);
        Assert.Equal("d1", refusal!.DialogId);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoAssistantTurn_IsRefused()
    {
        var dialog = ChatSamples.Booking with { Turns = [new(Role.User, "a")] };
        Assert.Contains("no token", TrainingTargetCheck.Check(dialog, Template.Encode(dialog), Template)!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a~b", "from character 1 on")]
    [InlineData("see \uFDD1", "from character 4 on")]
    public void Check_TextThatTheTokenizerLoses_SaysWhereAndWhat(string target, string reason)
    {
        // Half a pair (~ here, which attributes cannot hold) is no character; U+FDD1 stands for another inside the tiny tokenizer.
        target = target.Replace('~', '\uD800');
        var dialog = ChatSamples.Booking with { Turns = [new(Role.User, "a"), new(Role.Assistant, "none"), new(Role.User, "b"), new(Role.Assistant, target)] };
        var refusal = TrainingTargetCheck.Check(dialog, Template.Encode(dialog), Template);
        Assert.Equal("d1", refusal!.DialogId);
        Assert.Contains("(turn 4)", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[book_room(guest=\"A\\nB \\\"C\\\"\", nights=-3, tags=[], address={\"street\": None})]")]
    [InlineData("[Spotify: Get a track(id=1.5e-7, flag=True), book_room()]")]
    [InlineData("  [book_room(nights=3)]  ")]
    [InlineData("I have no tool for that; please ask otherwise.")]
    public void Check_WellFormedTargets_AreAccepted(string target)
    {
        var dialog = ChatSamples.Booking with { Turns = [new(Role.User, "a"), new(Role.Assistant, target)] };
        Assert.Null(TrainingTargetCheck.Check(dialog, Template.Encode(dialog), Template));
    }

    [Fact]
    public void Check_GoodDialog_IsAccepted() => Assert.Null(TrainingTargetCheck.Check(ChatSamples.Booking, Template.Encode(ChatSamples.Booking), Template));
}
