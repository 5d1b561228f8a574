using ToolAce.Verification.Experts.Consistency;
using ToolAce.Verification.Reading;

namespace ToolAce.Verification.Tests.Experts;

public sealed class AssignmentsTests
{
    [Theory]
    [InlineData("Play it with singer Vera.")]
    [InlineData("Play it with the singer Vera.")]
    [InlineData("Play it loud, singer Vera and all.")]
    [InlineData("The singer is Vera.")]
    [InlineData("The singer should be Vera, please.")]
    [InlineData("Have the singer set to Vera.")]
    [InlineData("I said: singer of Vera.")]
    [InlineData("Take Vera as the singer.")]
    [InlineData("Vera for the singer, please.")]
    [InlineData("Given that Vera is my singer, play it.")]
    [InlineData("Details, singer: \"Vera\"")]
    public void Of_NameAndValueJoined_IsSaid(string request) => Assert.Equal(Assigned.Said, Of(request, "singer", "Vera"));

    [Theory]
    [InlineData("The singer Vera sings.")]
    [InlineData("Singer Vera sings.")]
    [InlineData("A Vera singer is rare.")]
    public void Of_SideBySide_IsBeside(string request) => Assert.Equal(Assigned.Beside, Of(request, "singer", "Vera"));

    [Theory]
    [InlineData("Welcome the singer with Vera as the friend.")]
    [InlineData("I know a singer. Vera is here.")]
    [InlineData("Take Hugo as the singer, Vera as the friend.")]
    [InlineData("With friend Vera, singer Hugo.")]
    [InlineData("The singer and Vera came.")]
    [InlineData("Vera sings.")]
    [InlineData("")]
    public void Of_Apart_IsNothing(string request) => Assert.Equal(Assigned.No, Of(request, "singer", "Vera"));

    [Theory]
    [InlineData("I go from Rome to Oslo.", "from", "Rome", true)]
    [InlineData("I go from Rome to Oslo.", "to", "Oslo", true)]
    [InlineData("I go from Rome to Oslo.", "to", "Rome", false)]
    [InlineData("Take Rome as the from, Oslo as to and go.", "from", "Rome", true)]
    [InlineData("Take Rome as the from, Oslo as to and go.", "to", "Oslo", true)]
    [InlineData("Rome is to be seen.", "to", "Rome", false)]
    public void Of_Preposition_StandsBeforeItsValueOrIsSpokenOfAsAName(string request, string name, string value, bool isGiven) =>
        Assert.Equal(isGiven ? Assigned.Said : Assigned.No, Of(request, name, value));

    [Fact]
    public void Of_ValueOfSeveralWordsAndNameOfSeveral_AreReadWhole()
    {
        Assert.Equal(Assigned.Said, Of("With key holder set to Anna of the Hills.", "key_holder", "Anna of the Hills"));
        Assert.Equal(Assigned.No, Of("With key holder set to Anna, of the Hills.", "holder_key", "Anna of the Hills"));
    }

    [Fact]
    public void Of_ValueWithoutWords_IsNothing() => Assert.Equal(Assigned.No, Of("With singer !", "singer", "!"));

    private static Assigned Of(string request, string name, string value) => new Assignments(request).Of(name, Words.Read(value));
}
