using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Faults;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Dialogs;

/// <summary>Dialogs recorded before their length was drawn: options that state the values of that time still give them, byte for byte.</summary>
public sealed class RecordedDialogsTests
{
    [Fact]
    public async Task Generate_WithTwoTurnsAtMostAndTheSameToolAgain_GivesTheRecordedDialogs() =>
        Assert.Equal("adcb81c194062af35516d2ca313676546c8ebdbc6a57237337169d23199f27f5", await HashAsync(Shipped.TinyDialogs with { Seed = 17 }, isAdjusted: false));

    [Fact]
    public async Task Generate_WithTwoTurnsAtMostManyToolsAndABand_GivesTheRecordedDialogs() => Assert.Equal(
        "3ca20e5668957c3850588bbf89f6230d75864fb8343d84d6f98459b3daa163a5",
        await HashAsync(Shipped.TinyDialogs with { Seed = 18, FewestTools = 0, MostTools = 9, MostCalls = 7, FaultRate = 0.1, FollowUps = 0.5 }, isAdjusted: true));

    /// <summary>SHA-256 over 600 results as JSON.</summary>
    private static async Task<string> HashAsync(DialogOptions options, bool isAdjusted)
    {
        var scorer = new LengthScorer();
        var faults = new FaultInjector(Shipped.Values.Source, Shipped.Corpus.Phrases);
        var made = await new DialogGenerator(Shipped.Agents(errors: 0.01), faults).GenerateAsync(
            0, 600, Shipped.Apis, isAdjusted ? new Band(scorer.ModelVersion, 7, 10) : null, isAdjusted ? scorer : null, options, TestContext.Current.CancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(made, CoreJson.Options)));
    }
}
