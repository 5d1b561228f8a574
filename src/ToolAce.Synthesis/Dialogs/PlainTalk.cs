using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>What a scripted person says beside requests: small talk with its answer, or a wish that nothing serves. Nothing is said or answered twice in a dialog.</summary>
internal sealed class PlainTalk(Phrasebook book, ValueSource values)
{
    private const double WishShare = 0.5;
    private const int Tries = 20;
    private const string Farewell = "Goodbye";

    /// <summary>A message in the midst of a dialog, or its <paramref name="last"/> one: people do not greet any more, and take leave at the end only.</summary>
    public UserMessage Next(IReadOnlyList<Turn> turns, bool last, Random random)
    {
        var said = turns.Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        var open = book.SmallTalk.Where(t => !Opens(t.Assistant) && (last || !Closes(t.Assistant)) && !said.Contains(t.User) && !said.Contains(t.Assistant)).ToArray();
        if (open.Length == 0 || random.Chance(WishShare))
        {
            return Wish(said, random);
        }

        var (user, assistant) = random.Pick(open);
        return new UserMessage(user, new UserIntent { PlainAnswer = assistant });
    }

    private UserMessage Wish(HashSet<string> said, Random random)
    {
        var wish = book.Filled("wish", values, random);
        for (var tries = 0; tries < Tries && said.Contains(wish); tries++)
        {
            wish = book.Filled("wish", values, random);
        }

        return new UserMessage(wish, new UserIntent());
    }

    private static bool Opens(string answer) => answer.EndsWith('?');

    private static bool Closes(string answer) => answer.StartsWith(Farewell, StringComparison.Ordinal);
}
