using System.Globalization;
using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Cycles.Learning.Variations;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Cycles.Tests.Learning.Variations;

public sealed class TrainingVariationTests
{
    private static readonly string Tiny = Repository.File("configs/models/tiny");
    private static readonly ChatTemplate Template = ChatTemplate.Load(Tiny, Tokenizer.Load(Tiny));

    private static readonly Dialog Booking = new(
        "d",
        DialogKind.Single,
        "hotels",
        [Tool("book_room", "Books a room; see find_room."), Tool("find_room", "Finds a room."), Tool("weather", "Tells the weather.")],
        [
            new(Role.User, "Use book_room, whatever the weather."),
            new(Role.Assistant, "[book_room(city=\"book_room\", nights=2), weather()]"),
            new(Role.Tool, "[{\"name\": \"book_room\", \"results\": {\"price\": 1.50, \"name\": \"find_room\"}}, {\"name\": \"weather\", \"results\": {}}]"),
            new(Role.Assistant, "I called book_room. The weather is fine."),
        ]);

    [Fact]
    public void Read_WithoutKeys_IsNoVariation() => Assert.Null(CycleConfigReader.Read("train: {formats: {json: 0}, maskNames: 0.0}", "c.yaml").Train.Variation);

    [Fact]
    public void Read_SharesAboveOne_AreRefused() =>
        Assert.Contains("come to more than 1", Assert.Throws<CycleConfigException>(() => CycleConfigReader.Read("train: {formats: {json: 0.6, xml: 0.5}}", "c.yaml")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("json", CallFormat.Json)]
    [InlineData("xml", CallFormat.Xml)]
    [InlineData("chatml", CallFormat.Chatml)]
    public void Vary_Format_WritesCallsAndInstructionInItAndLeavesTheRest(string key, CallFormat format)
    {
        var varied = Of($"train: {{formats: {{{key}: 1}}}}").Vary(Booking);
        Assert.Equal(format, varied.Format);
        Assert.Equal(FormatInstructions.Of(format), varied.Dialog.Instruction);
        var calls = Assert.IsType<CallReading.Calls>(CallFormats.Read(varied.Dialog.Turns[1].Text, format)).Items;
        Assert.Equal(CallSyntax.Parse(Booking.Turns[1].Text), calls);
        Assert.Equal(new[] { 0, 2, 3 }.Select(i => Booking.Turns[i]), new[] { 0, 2, 3 }.Select(i => varied.Dialog.Turns[i]));
        Assert.Equal(Booking.Tools, varied.Dialog.Tools);
    }

    [Fact]
    public void Vary_DialogWithAnInstructionOfItsOwn_KeepsItsFormat()
    {
        var own = Booking with { Instruction = "Write calls as [f(a=1)]." };
        Assert.Equal(new VariedDialog(own, CallFormat.Bracket, Problem: null), Of("train: {formats: {json: 1}}").Vary(own));
    }

    [Fact]
    public void Vary_Shares_AreAboutWhatWasAskedForAndTheSameEveryTime()
    {
        var variation = Of("train: {formats: {json: 0.3, xml: 0.2, chatml: 0.1}, maskNames: 0.5}");
        List<VariedDialog> varied = [.. Enumerable.Range(0, 2000).Select(i => variation.Vary(Booking with { Id = i.ToString(CultureInfo.InvariantCulture) }))];
        double Share(Func<VariedDialog, bool> which) => varied.Count(which) / 2000.0;
        Assert.InRange(Share(v => v.Format == CallFormat.Json), 0.26, 0.34);
        Assert.InRange(Share(v => v.Format == CallFormat.Xml), 0.16, 0.24);
        Assert.InRange(Share(v => v.Format == CallFormat.Chatml), 0.07, 0.13);
        Assert.InRange(Share(v => v.Dialog.Tools[0].Name != "book_room"), 0.46, 0.54);
        Assert.Equal(varied[7].Dialog.Turns, variation.Vary(Booking with { Id = "7" }).Dialog.Turns);
    }

    [Fact]
    public void Vary_MaskedNames_AreTheSameInToolsCallsResultsAndWords()
    {
        var masked = Of("train: {maskNames: 1}").Vary(Booking with { Instruction = "Prefer find_room to book_room_now." }).Dialog;
        List<string> names = [.. masked.Tools.Select(t => t.Name)];
        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names, n => Assert.Matches("^f_[a-z]{6}$", n));
        Assert.Equal($"Books a room; see {names[1]}.", masked.Tools[0].Description);
        Assert.Equal($"Prefer {names[1]} to book_room_now.", masked.Instruction);
        Assert.Equal($"Use {names[0]}, whatever the weather.", masked.Turns[0].Text);
        Assert.Equal($"[{names[0]}(city=\"book_room\", nights=2), {names[2]}()]", masked.Turns[1].Text);
        Assert.Equal($"[{{\"name\":\"{names[0]}\",\"results\":{{\"price\":1.50,\"name\":\"find_room\"}}}},{{\"name\":\"{names[2]}\",\"results\":{{}}}}]", masked.Turns[2].Text);
        Assert.Equal($"I called {names[0]}. The weather is fine.", masked.Turns[3].Text);
    }

    [Fact]
    public void Encode_WithoutVariation_IsAsItWas()
    {
        var (samples, unused) = TrainingTargets.Encode([Booking], Template, int.MaxValue);
        Assert.Empty(unused);
        Assert.Equal(Template.Encode(Booking).Ids, samples[0].Ids);
        Assert.Equal(samples[0].Ids, TrainingTargets.Encode([Booking], Template, int.MaxValue, new TrainingVariation(new VariationConfig(0, 0, 0, 0), 1)).Samples[0].Ids);
    }

    [Fact]
    public void Encode_VariedDialog_IsTrainedOnAsVaried()
    {
        var variation = Of("train: {formats: {chatml: 1}, maskNames: 1}");
        var (samples, unused) = TrainingTargets.Encode([Booking], Template, int.MaxValue, variation);
        Assert.Empty(unused);
        Assert.Equal(Template.Encode(variation.Vary(Booking).Dialog).Ids, samples[0].Ids);
        Assert.Contains("<tool_call>", Template.Decode(samples[0].Ids), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    [InlineData("chatml")]
    public void Encode_CallsThatDoNotComeBackFromTheFormat_AreRefusedWithTheTurn(string format)
    {
        var lost = Booking with { Turns = [new(Role.User, "x"), new(Role.Assistant, "[weather(city=\"\\ud800\")]")] };
        var (samples, unused) = TrainingTargets.Encode([lost], Template, int.MaxValue, Of($"train: {{formats: {{{format}: 1}}}}"));
        Assert.Empty(samples);
        Assert.Equal(("d", "bad_target"), (unused[0].DialogId, unused[0].Reason));
        Assert.Contains("turn 2", unused[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_BrokenCall_IsRefusedUnderAnyFormat()
    {
        var broken = Booking with { Turns = [new(Role.User, "x"), new(Role.Assistant, "[weather(city=")] };
        Assert.Contains("broken call", TrainingTargets.Encode([broken], Template, int.MaxValue, Of("train: {formats: {xml: 1}}")).Unused[0].Detail, StringComparison.Ordinal);
    }

    private static TrainingVariation Of(string config) => TrainingVariation.Of(CycleConfigReader.Read(config, "c.yaml"), 5)!;

    private static ApiDefinition Tool(string name, string description) => new(name, description, new Schema
    {
        Type = SchemaType.Dict,
        Properties = [new("city", new Schema { Type = SchemaType.String }), new("nights", new Schema { Type = SchemaType.Integer })],
    });
}
