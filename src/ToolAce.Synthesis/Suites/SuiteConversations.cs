using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Suites;

/// <summary>Draws the conversations of one category. Item i is worded at level i mod 4; numbers of tools and calls change every fourth item, so that they do not go with the level. No request occurs twice.</summary>
internal sealed class SuiteConversations(Phrasebook book, SuitePool pool, string category, int seed)
{
    private const int MostAttempts = 200;
    private readonly ScriptedUserAgent user = new(book, pool.Values);
    private readonly ScriptedToolAgent tool = new(pool.Values);

    /// <summary>Level 2 of API-Bank: the words of the request must find the tool, so it keeps to levels without synonyms.</summary>
    private bool Searches => category == "api_level_2";

    public async Task<IReadOnlyList<SuiteConversation>> DrawAsync(int count, Scenario scenario, Func<int, int> tools, CancellationToken cancellationToken)
    {
        var drawer = new BriefDrawer(new ToolPool(pool.Apis), new DialogOptions { Seed = Seeds.Derive(seed, category), FollowUps = 0 });
        var conversations = new List<SuiteConversation>();
        var requests = new HashSet<string>();
        for (var attempt = 0; conversations.Count < count; attempt++)
        {
            if (attempt > count * MostAttempts)
            {
                throw new InvalidOperationException($"the held-out documents do not give {count} conversations for '{category}'; add held-out documents or ask for fewer");
            }

            var item = conversations.Count;
            var difficulty = new Difficulty(item % (Searches ? 2 : RequestStyle.HighestLevel + 1), 2 + item / 4 % 2, tools(item / 4));
            var brief = drawer.Draw(attempt, DialogKind.Single, scenario, difficulty) with { Further = [] };
            if (category == "multi_turn" && item / 4 % 2 == 1)
            {
                brief = brief with { Further = [new FurtherRequest(FurtherForm.Again, brief.Wanted[^1])] };
            }

            if (IsAmbiguous(brief, tools(item / 4)))
            {
                continue;
            }

            var rounds = await RoundsAsync(brief, cancellationToken);
            if (requests.Add(rounds[0].Request))
            {
                conversations.Add(new SuiteConversation($"{category}_{item}", brief.Tools, rounds));
            }
        }

        return conversations;
    }

    /// <summary>Too few tools were found, or level 2 of API-Bank could not tell two tools apart by verb and object.</summary>
    private bool IsAmbiguous(DialogBrief brief, int tools) =>
        brief.Tools.Count < tools
        || (Searches && brief.Tools.Any(t => t != brief.Wanted[0] && ToolNames.Split(t.Name).Object == ToolNames.Split(brief.Wanted[0].Name).Object));

    private async Task<List<SuiteRound>> RoundsAsync(DialogBrief brief, CancellationToken cancellationToken)
    {
        var rounds = new List<SuiteRound>();
        var turns = new List<Turn>();
        while (await user.SpeakAsync(brief, turns, cancellationToken) is { } message)
        {
            turns.Add(new Turn(Role.User, message.Text));
            var intended = message.Intent!.Steps.SelectMany(s => s).ToArray();
            var calls = intended.Select(c => (c.Api, Call: ScriptedAssistantAgent.Resolve(c, turns))).ToArray();
            var results = Array.Empty<Literal.Map>();
            if (calls.Length > 0)
            {
                var text = await tool.RunAsync(brief, turns, [.. calls.Select(c => c.Call)], cancellationToken);
                results = [.. ScriptedAssistantAgent.Results(new Turn(Role.Tool, text))];
                turns.Add(new Turn(Role.Assistant, CallSyntax.Print([.. calls.Select(c => c.Call)])));
                turns.Add(new Turn(Role.Tool, text));
            }

            rounds.Add(new SuiteRound(message.Text, calls, results));
        }

        return rounds;
    }
}
