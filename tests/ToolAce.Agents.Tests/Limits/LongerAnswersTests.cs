using Microsoft.Extensions.AI;
using ToolAce.Agents.Limits;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Limits;

public sealed class LongerAnswersTests
{
    private const int InFlight = 8;
    private const int Short = 40;
    private const int Long = 200;
    private readonly TestTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = 20_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetResponseAsync_OfLongerAnswersThatTakeLonger_LetsAsManyThrough(bool counted)
    {
        var (waiting, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var inner = new ScriptedChatClient(async (asked, token) =>
        {
            if (asked > Short + Long)
            {
                if (Interlocked.Increment(ref waiting) == InFlight)
                {
                    all.SetResult();
                }

                await all.Task.WaitAsync(token);
            }

            var factor = asked <= Short ? 1 : 10;
            time.Advance(TimeSpan.FromSeconds(factor));
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, new string('a', counted ? 1 : 300 * factor)))
            {
                Usage = counted ? new UsageDetails { InputTokenCount = 9, OutputTokenCount = 100 * factor } : null,
            };
        });
        using var client = new LimitedChatClient(inner, new ChatLimits { MaxInFlight = InFlight, StartInFlight = InFlight, RequestTime = TestTime.Limit }, time);
        for (var i = 0; i < Short + Long; i++)
        {
            await AskAsync(client);
        }

        // Each waits for all the others, so all of them must be let through at once.
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => AskAsync(client)));
        Assert.Equal(InFlight, waiting);
    }

    private static Task<ChatResponse> AskAsync(IChatClient client) => client.GetResponseAsync([new ChatMessage(ChatRole.User, "?")], options: null, Token);
}
