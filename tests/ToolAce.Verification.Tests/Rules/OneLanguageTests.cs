using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class OneLanguageTests
{
    [Theory]
    [InlineData("u: What is the weather in Rome?", "The weather in Rome is fine today.")]
    [InlineData("u: Wie ist das Wetter in Rom?", "Das Wetter in Rom ist heute nicht sehr schön, aber es ist warm.")]
    [InlineData("u: 罗马的天气怎么样？", "罗马今天天气很好，温度是 25 °C。")]
    [InlineData("u: ローマの天気は？", "今日のローマは晴れです。")]
    [InlineData("u: What is the angle?", "The angle π is about 3.14 and Δ is 2.")]
    [InlineData("u: How do I say thank you in Japanese?", "You say \"ありがとう\".", false)]
    [InlineData("u: What does 谢谢 mean?", "谢谢 means thank you.")]
    [InlineData("u: Translate this to German please, I need it.", "Das ist der Brief und er ist nicht für dich.")]
    [InlineData("u: What did the sign say to you?", "It said \"das ist nicht für die Kinder\" and nothing else.")]
    [InlineData("u: book a room for Zoë", "The room for Zoë at the Hôtel de la Paix is ready for you.")]
    [InlineData("u: hello", "[book_room(guest=\"Ольга\", nights=2)]")]
    public void Check_OneLanguage_FindsNothing(string request, string response, bool isClean = true) =>
        Assert.Equal(isClean, RuleTest.Check(new OneLanguage(), RuleTest.Response(response, request)).Count == 0);

    [Theory]
    [InlineData("u: What is the weather in Rome?", "The weather is 很好 today.", "'很好'")]
    [InlineData("u: What is the weather in Rome?", "Погода хорошая.", "'Погода'")]
    [InlineData("u: Is the room free?", "The rооm is free.", "'rооm'")]
    [InlineData("u: Please tell me what the weather is like in Rome.", "It is fine. Das Wetter ist sehr schön und es ist nicht kalt.", "German")]
    [InlineData("u: Please tell me what the weather is like in Rome.", "Le temps est beau et il ne pleut pas.", "French")]
    [InlineData("u: Bitte sag mir, wie das Wetter in Rom ist.", "The weather in Rome is fine and it will stay so.", "English")]
    public void Check_AnotherLanguage_IsRejected(string request, string response, string reason)
    {
        var finding = Assert.Single(RuleTest.Check(new OneLanguage(), RuleTest.Response(response, request)));

        Assert.Contains(reason, finding.Reason);
        Assert.Equal(RuleSeverity.Defect, finding.Severity);
    }

    [Theory]
    [InlineData("u: Please book with guest Anna", "Leider kann ich das nicht für Sie erledigen.", true)]
    [InlineData("u: What a nice day!", "Je suis désolé, mais je ne peux pas le faire pour vous.", true)]
    [InlineData("u: Que dia! É a hora!", "Desculpe, mas não posso fazer isso para você.", false)]
    [InlineData("u: Anna, Rome, K42", "Leider kann ich das nicht für Sie erledigen.", false)]
    [InlineData("u: camera per due, con vista", "There is no room with that view for you.", false)]
    public void Check_FewWordsBefore_DecideWhereTheyLean(string request, string response, bool isFound) =>
        Assert.Equal(isFound, RuleTest.Check(new OneLanguage(), RuleTest.Response(response, request)).Count == 1);

    [Fact]
    public void Check_WordsFromToolResult_AreNotForeign() => Assert.Empty(RuleTest.Check(new OneLanguage(), Talk.Of(
        "u: What is the name of the shop in the square?",
        "a: [Get Weather(city=\"x\")]",
        "t: [{\"name\": \"Get Weather\", \"results\": {\"name\": \"Кафе\"}}]",
        "a: The name of the shop is Кафе.")));

    [Fact]
    public void Check_MixtureWithoutUserLanguage_IsDoubtful() =>
        Assert.Equal(RuleSeverity.Doubt, Assert.Single(RuleTest.Check(new OneLanguage(), RuleTest.Response("It is in the box that you have. Es ist nicht in der Kiste und auch nicht hier.", "u: K42"))).Severity);
}
