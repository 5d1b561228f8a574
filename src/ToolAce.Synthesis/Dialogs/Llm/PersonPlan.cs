using System.Globalization;
using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;

namespace ToolAce.Synthesis.Dialogs.Llm;

/// <summary>A brief in words for whoever plays the person: what to ask for with each message, and how to word it.</summary>
internal static class PersonPlan
{
    /// <summary>How many messages the person has in mind.</summary>
    public static int Messages(DialogBrief brief) => FurtherDrawer.OwnTurns(brief.Scenario) + brief.Further.Count;

    /// <summary>Whether the assistant's last words ask for something.</summary>
    public static bool IsAsked(IReadOnlyList<Turn> turns) => turns.Count > 0 && turns[^1].Role == Role.Assistant && turns[^1].Text.AsSpan().IndexOfAny("?？؟") >= 0;

    /// <summary>What the person has in mind with message number <paramref name="spoken"/>, from 0: the functions needed, or the one that is not offered.</summary>
    public static IEnumerable<ApiDefinition> Functions(DialogBrief brief, int spoken)
    {
        var further = spoken - FurtherDrawer.OwnTurns(brief.Scenario);
        return further >= 0 && further < brief.Further.Count && brief.Further[further] is { Api: { } api } next ? next.Link is { } link ? [link.First, api] : [api]
            : brief.Outside is { } outside ? [outside]
            : brief.Wanted.DistinctBy(w => w.Name);
    }

    /// <summary>What to do with message number <paramref name="spoken"/>, from 0.</summary>
    public static string Task(DialogBrief brief, int spoken)
    {
        if (spoken >= Messages(brief))
        {
            return "You have asked for all that you wanted. If the assistant needs an answer from you, give it; if not, you are done.";
        }

        var own = FurtherDrawer.OwnTurns(brief.Scenario);
        return spoken >= own ? Next(brief.Further[spoken - own]) : spoken == 0 ? First(brief) : Second(brief);
    }

    /// <summary>How to word it: level 0–3 of the difficulty.</summary>
    public static string Wording(Difficulty difficulty) => difficulty.Level switch
    {
        0 => "Use the words of the descriptions, as somebody would who has read them. Be short.",
        1 => "Speak in everyday words; what you want done may be called otherwise than in the descriptions.",
        2 => "Keep away from the words of the descriptions: say what your situation is and what should come of it.",
        _ => "Keep far away from the words of the descriptions. Tell a little story in which your wish stands, with something in it that is beside the point. Every value stays exact.",
    };

    private static string First(DialogBrief brief) => brief.Scenario switch
    {
        Scenario.OneCall => "Ask for one thing that your function does. Give every value that it requires.",
        Scenario.AskedFirst or Scenario.Incomplete =>
            "Ask for one thing that your function does, but leave out one or two of the values that it requires, as somebody would who has not thought of them. Do not say that you leave them out.",
        Scenario.Repeated => string.Create(
            CultureInfo.InvariantCulture, $"Ask in one message for {brief.Wanted.Count} different things, all of which the same function does with other values. Give every value that it requires for each of them."),
        Scenario.Several => string.Create(
            CultureInfo.InvariantCulture, $"Ask in one message for {brief.Wanted.Count} things, one for each of your functions; none needs the result of another. Give every value that they require."),
        Scenario.Chained =>
            $"Ask in one message for two things, one for each of your functions. The second needs {Value(brief.Link!)}: you cannot know that value, so never say one, but say that it is to be taken from the first result.",
        Scenario.ChainedLater => $"Ask for what the function {brief.Link!.First.Name} does, and for nothing else yet. Give every value that it requires.",
        Scenario.NothingFits => brief.Outside is null
            ? "Ask for some practical help that none of the assistant's functions can give."
            : "Ask for one thing that your function does, with every value that it requires. The assistant does not have that function; do not mention this.",
        Scenario.SmallTalk => "Say or ask something that needs no function at all: a greeting, thanks, a question of general knowledge.",
        _ => throw new ArgumentOutOfRangeException(nameof(brief), brief.Scenario, "unknown scenario"),
    };

    private static string Second(DialogBrief brief) => brief.Scenario == Scenario.ChainedLater
        ? FromResult(brief.Link!)
        : "The assistant should have asked for what you left out. Give it now; if it did not ask, say what you forgot.";

    private static string Next(FurtherRequest next) => next.Form switch
    {
        FurtherForm.Again => $"Ask for one more thing that the function {next.Api!.Name} does, with values other than before.",
        FurtherForm.Other => $"Now ask for one thing that the function {next.Api!.Name} does. Give every value that it requires.",
        FurtherForm.FromResult => FromResult(next.Link!),
        FurtherForm.Plain => "Say or ask something that needs no function at all, as it comes up here: thanks, a remark on what you were told, a question of general knowledge.",
        _ => throw new ArgumentOutOfRangeException(nameof(next), next.Form, "unknown form"),
    };

    private static string FromResult(ResultLink link) =>
        $"Now ask for what the function {link.Second.Name} does. It needs {Value(link)}: do not repeat that value, but say what it is. Give every other value that it requires.";

    private static string Value(ResultLink link) => $"{link.Parameter}, which is the {link.Field} that {link.First.Name} returns";
}
