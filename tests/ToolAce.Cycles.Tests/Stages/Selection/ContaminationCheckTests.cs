using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;
using ToolAce.Cycles.Stages.Selection;
using ToolAce.Eval.Separation;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Cycles.Tests.Stages.Selection;

public sealed class ContaminationCheckTests
{
    private static readonly Corpus Shipped = Corpus.Load(Repository.File("configs/corpus"));
    private static readonly string HeldOutValue = Shipped.Values.HeldOutValues.Order(StringComparer.Ordinal).First();
    private static readonly ApiDefinition Secret = new("Order_Moon Rock", "", new Schema { Type = SchemaType.Dict, Properties = [new("size", new Schema { Type = SchemaType.Integer })] });
    private static readonly ContaminationCheck Check = new(
        new SuiteContents([Secret.Name], [Secret.Signature()], [HeldOutValue, "K40", "plain"], ["Please, order a moon rock!"]), Shipped);

    [Fact]
    public void Find_CleanDialog_IsNull() => Assert.Null(Check.Find(Of("weather-service", "what now", "[f(a=\"plain\", c=\"K41\")]")));

    [Fact]
    public void Find_HeldOutDomain_IsNamed() => Assert.Equal("contaminated: domain", Check.Find(Of(Shipped.HeldOutDomains.First(), "x", "y"))?.Reason);

    [Fact]
    public void Find_ToolFromAHeldOutDomain_IsNamed() => Assert.Equal("contaminated: domain", Check.Find(Of("weather-service", "x", "y") with
    {
        Tools = [Secret with { Name = "other", Lineage = new ApiLineage(Shipped.HeldOutDomains.First(), "", [], null, [], 0) }],
    })?.Reason);

    [Fact]
    public void Find_SuitesToolInAnotherSpelling_IsNamed() =>
        Assert.Equal("contaminated: tool", Check.Find(Of("weather-service", "x", "y") with { Tools = [Secret with { Name = "order moon_rock" }] })?.Reason);

    [Fact]
    public void Find_SuitesRequestWithOtherPunctuation_IsNamed() =>
        Assert.Equal("contaminated: request", Check.Find(Of("weather-service", "please order a moon rock", "y"))?.Reason);

    [Theory]
    [InlineData("[f(a={0})]")]
    [InlineData("[f(a=[{0}])]")]
    [InlineData("[f(a={{\"k\": {0}}})]")]
    public void Find_HeldOutValueAnywhereInACall_IsNamed(string call) =>
        Assert.Equal("contaminated: value", Check.Find(Of("weather-service", "x", string.Format(call, $"\"{HeldOutValue}\"")))?.Reason);

    [Fact]
    public void Find_HeldOutCode_IsNamed() => Assert.Equal("contaminated: value", Check.Find(Of("weather-service", "x", "[f(a=\"K40\")]"))?.Reason);

    private static Dialog Of(string domain, string request, string answer) =>
        new("d", DialogKind.Single, domain, [], [new(Role.User, request), new(Role.Assistant, answer)]);
}
