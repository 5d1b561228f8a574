using ToolAce.Core.Calls;
using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Models;

namespace ToolAce.Core.Tests.Calls.Formats;

public sealed class FormatInstructionsTests
{
    [Fact]
    public void Of_Bracket_IsThePromptThatEverybodyGets() =>
        Assert.StartsWith(FormatInstructions.Of(CallFormat.Bracket) + "\n\nThe functions in JSON:\n", JsonToolPrompt.Write(instruction: null, [new("f", "", new Core.Schemas.Schema { Type = Core.Schemas.SchemaType.Dict })]), StringComparison.Ordinal);

    /// <summary>The example in each instruction is one that its reader takes.</summary>
    [Theory]
    [InlineData(CallFormat.Json, "[{\"name\": \"func_name1\"")]
    [InlineData(CallFormat.Xml, "<calls>")]
    [InlineData(CallFormat.Chatml, "<tool_call>")]
    public void Of_Format_ShowsAnExampleThatIsReadAsCalls(CallFormat format, string begins)
    {
        var text = FormatInstructions.Of(format);
        var example = text[text.IndexOf(begins, StringComparison.Ordinal)..];
        example = format == CallFormat.Chatml ? example[..(example.IndexOf("</tool_call>", StringComparison.Ordinal) + 12)] : example[..example.IndexOf('\n', StringComparison.Ordinal)];
        var calls = Assert.IsType<CallReading.Calls>(CallFormats.Read(example, format)).Items;
        Assert.Equal("func_name1", calls[0].Name);
    }
}
