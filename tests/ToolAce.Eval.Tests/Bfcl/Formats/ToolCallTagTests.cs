using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Tests.Bfcl.Formats;

public sealed class ToolCallTagTests
{
    [Theory]
    [InlineData("Sure. <TOOLCALL>\n[f(a=1)] </TOOLCALL> and <TOOLCALL>[g()]</TOOLCALL>", "[{'f': {'a': 1}}]")]
    [InlineData("<TOOLCALL>[f(a='<TOOLCALL>')]</TOOLCALL>", "[{'f': {'a': '<TOOLCALL>'}}]")]
    public void DecodePrompted_Tag_ItsContentIsDecoded(string text, string decoded) =>
        Assert.Equal(decoded, OfficialDecoder.DecodePrompted(text, ReturnFormat.Python, toolCallTag: true).ToString());

    [Theory]
    [InlineData("[f(a=1)]")]
    [InlineData("<TOOLCALL>[f(a=1)]")]
    [InlineData("</TOOLCALL>[f(a=1)]<TOOLCALL>")]
    public void DecodePrompted_NoTag_FormatException(string text) =>
        Assert.ThrowsAny<FormatException>(() => OfficialDecoder.DecodePrompted(text, ReturnFormat.Python, toolCallTag: true));
}
