using ToolAce.Verification.Experts.Grounding;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Tests.Experts;

public sealed class EvidenceTests
{
    [Fact]
    public void Of_SeveralMessages_PhrasesGoOnAndNumbersDoNot()
    {
        var evidence = Evidence.Of([new TextReading("Twenty people from New"), new TextReading("...?"), new TextReading("York at 14:30"), new TextReading("five, 3"), new TextReading("million")]);

        Assert.True(evidence.HasPhrase("new york"));
        Assert.True(evidence.HasNumber(20));
        Assert.True(evidence.HasNumber(3));
        Assert.False(evidence.HasNumber(3e6));
        Assert.False(evidence.HasNumber(30));
        Assert.True(evidence.HasLooseNumber(30));
        Assert.True(evidence.HasTime((14 * 60) + 30));
    }

    [Fact]
    public void Of_Nothing_HasNothing()
    {
        var evidence = Evidence.Of([]);

        Assert.False(evidence.HasPhrase("a"));
        Assert.False(evidence.HasStem("a"));
        Assert.Empty(evidence.Words);
    }
}
