using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl;

public sealed class RelevanceCheckerTests
{
    [Theory]
    [InlineData("Sorry()", true)]
    [InlineData("f", false)]
    [InlineData("[]", false)]
    [InlineData("[f(x=1)]", true)]
    [InlineData("I cannot do that.", false)]
    public void Check_PromptedText_OnlyDecodingCounts(string text, bool called)
    {
        PyValue? decoded = null;
        try
        {
            decoded = OfficialDecoder.DecodePrompted(text);
        }
        catch (FormatException)
        {
            // Text that does not decode counts as no call.
        }

        Assert.Equal(!called, RelevanceChecker.Check("live_irrelevance", decoded).Valid);
        Assert.Equal(called, RelevanceChecker.Check("live_relevance", decoded).Valid);
    }

    [Fact]
    public void Check_Wrong_ErrorTypesOfTheOriginal()
    {
        Assert.Equal("irrelevance_error:decoder_success", RelevanceChecker.Check("irrelevance", OfficialDecoder.DecodePrompted("f()")).ErrorType);
        Assert.Equal("relevance_error:decoder_failed", RelevanceChecker.Check("live_relevance", decoded: null).ErrorType);
    }
}
