using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;
using ToolAce.Agents.Costs;
using ToolAce.Agents.Limits;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Agents.Models;

/// <summary>
/// A model under test behind an OpenAI-compatible endpoint. What remains of failures after asking again is the outcome of that one prompt
/// (<see cref="FinishReason.Failed"/>), never the end of a run.
/// </summary>
public sealed class EndpointTextModel : ITextModel
{
    /// <summary>Prompts that are on their way for each that may be in flight: some wait to be asked again meanwhile.</summary>
    private const int OnTheWay = 2;
    private readonly IChatClient client;
    private readonly EndpointModelOptions options;
    private readonly int atOnce;

    /// <summary>A model over any client; <paramref name="mostInFlight"/> is what the client lets through at once.</summary>
    internal EndpointTextModel(IChatClient client, string version, EndpointModelOptions options, EndpointUsage usage, int mostInFlight)
    {
        (this.client, Version, this.options, Usage) = (client, version, options, usage);
        atOnce = (int)Math.Min((long)mostInFlight * OnTheWay, int.MaxValue);
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public int ContextLength => options.ContextLength;

    /// <summary>What it has been asked and has charged.</summary>
    public EndpointUsage Usage { get; }

    /// <summary>A model behind an endpoint. Nothing is asked yet.</summary>
    /// <exception cref="ArgumentException">The limits cannot be.</exception>
    public static EndpointTextModel Open(ChatEndpoint endpoint, EndpointModelOptions options, ChatLimits limits, TimeProvider time)
    {
        limits.Checked();
        var usage = new EndpointUsage(options.Prices);
        var limited = new LimitedChatClient(new MeteredChatClient(new EndpointChatClient(endpoint, time), usage, time), limits, time);
        return new EndpointTextModel(limited, VersionOf(endpoint, options.Mode), options, usage, limits.MaxInFlight);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Generation>> GenerateAsync(
        IReadOnlyList<ChatPrompt> prompts, GenerationOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var answers = new Generation[prompts.Count];
        var (gate, done) = (new Lock(), 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, prompts.Count, parallel, async (i, token) =>
        {
            answers[i] = await AnswerAsync(prompts[i], options, token);
            lock (gate)
            {
                progress?.Report(++done);
            }
        });
        return answers;
    }

    /// <summary>Chat endpoints give no log-probabilities of texts that they did not write.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Task<IReadOnlyList<IReadOnlyList<float>>> LogProbsAsync(IReadOnlyList<Dialog> dialogs, IProgress<int>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException(
            $"{Version}: a chat endpoint gives no log-probabilities of given texts, only of what it writes, so suites and bands that need them cannot be had from it. Use a local checkpoint for those, or leave them out.");

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static string VersionOf(ChatEndpoint endpoint, ToolMode mode) => $"{endpoint.Address.Authority}/{endpoint.Model}#{mode.ToString().ToLowerInvariant()}";

    private async Task<Generation> AnswerAsync(ChatPrompt prompt, GenerationOptions generation, CancellationToken cancellationToken)
    {
        var names = new ToolNames(options.Mode == ToolMode.Tools ? prompt.Tools : []);
        try
        {
            var messages = options.Mode == ToolMode.Tools ? ToolMessages.Write(prompt, names) : PromptMessages.Write(prompt, options.SystemText);
            var asked = AnswerOptions.Of(prompt, generation, names);
            if (options.LogProbs)
            {
                AnswerLogProbs.Ask(asked);
            }

            var answer = await client.GetResponseAsync(messages, asked, cancellationToken);
            return AnswerReading.Read(answer, generation, names);
        }
        catch (EndpointException failure)
        {
            var finish = failure.Failure == EndpointFailure.TooLong ? FinishReason.TooLong : FinishReason.Failed;
            return new Generation("", finish, PromptTokens: 0, [], []) { Problem = failure.Message };
        }
    }
}
