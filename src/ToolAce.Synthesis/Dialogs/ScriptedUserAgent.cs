using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Tools;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>A person who wants what the brief says and words it from the phrasebook.</summary>
public sealed class ScriptedUserAgent(Phrasebook book, SchemaValues values) : IUserAgent
{
    private const double NearMissShare = 0.85;
    private const int FreshTries = 60;
    private readonly ArgumentDrawer arguments = new(values);
    private readonly PlainTalk talk = new(book, values.Source);

    /// <inheritdoc/>
    public Task<UserMessage?> SpeakAsync(DialogBrief brief, IReadOnlyList<Turn> turns, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var spoken = turns.Count(t => t.Role == Role.User);
        if (spoken - FurtherDrawer.OwnTurns(brief.Scenario) >= brief.Further.Count)
        {
            return Task.FromResult<UserMessage?>(null);
        }

        var wording = Seeds.Stream(brief.WordingSeed, "user", spoken);
        var style = new RequestStyle(brief.Difficulty.Level, values.Source);
        var message = (brief.Scenario, spoken) switch
        {
            (Scenario.AskedFirst, 0) or (Scenario.Incomplete, 0) => Incomplete(brief, style, wording),
            (Scenario.AskedFirst, 1) => Supply(brief, style, wording),
            (Scenario.ChainedLater, 0) => Calls([[FirstOf(brief.Link!, Content(brief, spoken))]], style, wording),
            (Scenario.ChainedLater, 1) => Later(brief.Link!, style, Content(brief, spoken), wording),
            (_, 0) => First(brief, style, wording),
            _ => Further(brief, turns, spoken, style, Content(brief, spoken), wording),
        };
        return Task.FromResult<UserMessage?>(message);
    }

    private static Random Content(DialogBrief brief, int spoken) => Seeds.Stream(brief.ContentSeed, "user", spoken);

    private UserMessage Further(DialogBrief brief, IReadOnlyList<Turn> turns, int spoken, RequestStyle style, Random content, Random wording)
    {
        var index = spoken - FurtherDrawer.OwnTurns(brief.Scenario);
        return brief.Further[index] switch
        {
            { Form: FurtherForm.Plain } => talk.Next(turns, last: index == brief.Further.Count - 1, content),
            { Link: { } link } => Later(link, style, content, wording),
            // A single one may be the same call by chance, as it could before there were more.
            { Api: { } api } => Calls([[new IntendedCall(api, brief.Further.Count == 1 ? arguments.Draw(api, content) : Fresh(api, turns, content))]], style, wording),
            var other => throw new InvalidOperationException($"a further request of the form {other.Form} needs a function"),
        };
    }

    /// <summary>Arguments with which the function was not called before, if there are any.</summary>
    private IReadOnlyList<Argument> Fresh(ApiDefinition api, IReadOnlyList<Turn> turns, Random random)
    {
        var made = turns.Where(t => t.Role == Role.Assistant).SelectMany(t => CallSyntax.Read(t.Text) is CallReading.Calls calls ? calls.Items : []).ToHashSet();
        var drawn = arguments.Draw(api, random);
        for (var tries = 0; tries < FreshTries && made.Contains(new Call(api.Name, drawn)); tries++)
        {
            drawn = arguments.Draw(api, random);
        }

        return drawn;
    }

    private UserMessage First(DialogBrief brief, RequestStyle style, Random wording) => brief.Scenario switch
    {
        Scenario.SmallTalk => SmallTalk(Content(brief, spoken: 0)),
        Scenario.NothingFits => NothingFits(brief, style, Content(brief, spoken: 0), wording),
        Scenario.Chained => Chained(brief.Link!, style, Content(brief, spoken: 0), wording),
        _ => Calls([Independent(brief)], style, wording),
    };

    /// <summary>The calls of a request without chains. Each has its own stream, so that one more call leaves the others as they were.</summary>
    private IReadOnlyList<IntendedCall> Independent(DialogBrief brief)
    {
        var calls = new List<IntendedCall>();
        for (var i = 0; i < brief.Wanted.Count; i++)
        {
            var api = brief.Wanted[i];
            var random = Seeds.Stream(brief.ContentSeed, "call", i);
            IReadOnlyList<Argument> drawn;
            var tries = 0;
            do
            {
                drawn = WithShared(arguments.Draw(api, random), calls.LastOrDefault(c => c.Api == api), random);
            }
            while (calls.Exists(c => c.Api == api && c.Arguments.SequenceEqual(drawn)) && tries++ < 20);
            if (tries <= 20)
            {
                calls.Add(new IntendedCall(api, drawn));
            }
        }

        return calls;
    }

    /// <summary>People who ask twice for the same thing often keep one value.</summary>
    private static IReadOnlyList<Argument> WithShared(IReadOnlyList<Argument> drawn, IntendedCall? before, Random random)
    {
        var common = before is null ? [] : drawn.Where(a => before.Arguments.Any(b => b.Name == a.Name)).ToArray();
        if (common.Length < 2 || random.Chance(0.5))
        {
            return drawn;
        }

        var kept = random.Pick(common).Name;
        return [.. drawn.Select(a => a.Name == kept ? before!.Arguments.First(b => b.Name == kept) : a)];
    }

    private UserMessage Calls(IReadOnlyList<IReadOnlyList<IntendedCall>> steps, RequestStyle style, Random wording)
    {
        var requested = steps.SelectMany(s => s).Select(c => RequestedCall.Of(c.Api, new Call(c.Api.Name, c.Arguments))).ToArray();
        var worded = book.Requests.Word(requested, style, wording);
        return new UserMessage(worded.Text, new UserIntent { Steps = AsSpoken(steps, worded) });
    }

    /// <summary>The calls with the order in which their arguments are named.</summary>
    private static IReadOnlyList<IReadOnlyList<IntendedCall>> AsSpoken(IReadOnlyList<IReadOnlyList<IntendedCall>> steps, WordedRequest worded)
    {
        var orders = new Queue<IReadOnlyList<string>>(worded.Spoken);
        return [.. steps.Select(step => (IReadOnlyList<IntendedCall>)[.. step.Select(c => c with { Spoken = [.. orders.Dequeue().Select(ToolNames.Identifier)] })])];
    }

    private UserMessage Chained(ResultLink link, RequestStyle style, Random content, Random wording)
    {
        var first = FirstOf(link, content);
        var second = SecondOf(link, content);
        var worded = book.Requests.Word([RequestedCall.Of(link.First, new Call(link.First.Name, first.Arguments)), Spoken(second, link)], style, wording);
        return new UserMessage(worded.Text, new UserIntent { Steps = AsSpoken([[first], [second]], worded) });
    }

    private UserMessage Later(ResultLink link, RequestStyle style, Random content, Random wording)
    {
        var second = SecondOf(link, content);
        var worded = book.Requests.Word([Spoken(second, link)], style, wording);
        return new UserMessage(worded.Text, new UserIntent { Steps = AsSpoken([[second]], worded) });
    }

    private IntendedCall FirstOf(ResultLink link, Random content) => new(link.First, arguments.Draw(link.First, content));

    private IntendedCall SecondOf(ResultLink link, Random content) => new(link.Second, arguments.Draw(link.Second, content, except: link.Parameter), link);

    /// <summary>The second call as it is asked for: the linked argument by the name of the result field.</summary>
    private static RequestedCall Spoken(IntendedCall second, ResultLink link) => RequestedCall.Of(
        link.Second,
        new Call(link.Second.Name, [.. second.Arguments, new Argument(link.Parameter, new Literal.Text(link.Field))]),
        new Dictionary<string, string> { [link.Parameter] = link.Field });

    private UserMessage NothingFits(DialogBrief brief, RequestStyle style, Random content, Random wording)
    {
        if (brief.Outside is { } outside && content.Chance(NearMissShare))
        {
            var call = new Call(outside.Name, arguments.Draw(outside, content));
            return new UserMessage(book.Requests.Request([RequestedCall.Of(outside, call)], style, wording), new UserIntent());
        }

        return new UserMessage(book.Filled("wish", values.Source, content), new UserIntent());
    }

    private UserMessage SmallTalk(Random content)
    {
        var (user, assistant) = content.Pick(book.SmallTalk);
        return new UserMessage(user, new UserIntent { PlainAnswer = assistant });
    }

    private UserMessage Incomplete(DialogBrief brief, RequestStyle style, Random wording)
    {
        var (given, missing) = Split(brief);
        var api = brief.Wanted[0];
        var text = book.Requests.Request([RequestedCall.Of(api, new Call(api.Name, given))], style, wording);
        return new UserMessage(text, new UserIntent { Incomplete = api, Missing = [.. missing.Select(a => a.Name)] });
    }

    private UserMessage Supply(DialogBrief brief, RequestStyle style, Random wording)
    {
        var (given, missing) = Split(brief);
        var api = brief.Wanted[0];
        Argument[] whole = [.. api.Parameters.Properties.Select(p => given.Concat(missing).FirstOrDefault(a => a.Name == p.Name)).OfType<Argument>()];
        var text = book.Supply(RequestedCall.ArgumentsOf(api, missing), style.Level, wording);
        return new UserMessage(text, new UserIntent { Steps = [[new IntendedCall(api, whole)]] });
    }

    private (IReadOnlyList<Argument> Given, IReadOnlyList<Argument> Missing) Split(DialogBrief brief)
    {
        var api = brief.Wanted[0];
        var random = Seeds.Stream(brief.ContentSeed, "missing");
        var whole = arguments.Draw(api, random);
        var names = random.Sample(api.Parameters.Required, random.Next(1, 3)).ToHashSet();
        return ([.. whole.Where(a => !names.Contains(a.Name))], [.. whole.Where(a => names.Contains(a.Name))]);
    }
}
