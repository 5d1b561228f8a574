using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Tests.Reading;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("booking_codes", "booking codes", "book cod", false)]
    [InlineData("to", "to", "to", true)]
    [InlineData("", "", "", true)]
    public void Of_Name_IsTakenApartTheSameAgain(string name, string words, string stems, bool isOfFillers)
    {
        var first = NameWords.Of(name);

        Assert.Equal(words, string.Join(' ', first.Words));
        Assert.Equal(stems, string.Join(' ', first.Stems));
        Assert.Equal(isOfFillers, first.IsOfFillers);
        Assert.Equal(first, NameWords.Of(name));
    }

    [Fact]
    public void WordTable_WordTooLongToRemember_IsReadLikeAnyOther()
    {
        var word = new string('A', 100) + "S";

        Assert.Equal(word.ToLowerInvariant(), WordTable.Of(word).Text);
        Assert.Equal(new string('a', 100), WordTable.Of(word).Singular);
        Assert.Equal("it's", WordTable.Of("It’s").Text);
    }
}
