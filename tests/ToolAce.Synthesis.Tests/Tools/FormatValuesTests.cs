using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;
using ToolAce.Synthesis.Tests.Support;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Tests.Tools;

public sealed class FormatValuesTests
{
    [Theory]
    [InlineData("date")]
    [InlineData("time")]
    [InlineData("date-time")]
    [InlineData("email")]
    [InlineData("uuid")]
    [InlineData("uri")]
    [InlineData("ipv4")]
    [InlineData("ipv6")]
    [InlineData("hostname")]
    [InlineData("duration")]
    public void Draw_AFormatThatIsChecked_FitsIt(string format)
    {
        var schema = new Schema { Type = SchemaType.String, Format = format };
        var values = Enumerable.Range(0, 200).Select(i => Shipped.Values.Draw(schema, "any", "at", new Random(i))).ToList();
        Assert.Empty(values.SelectMany(v => SchemaValidator.Validate(v, schema)));
        Assert.True(values.Distinct().Count() > 40);
    }

    [Fact]
    public void Draw_AnyOtherFormat_IsAWord() =>
        Assert.IsType<Literal.Text>(Shipped.Values.Draw(new Schema { Type = SchemaType.String, Format = "phone" }, "any", "at", new Random(1)));
}
