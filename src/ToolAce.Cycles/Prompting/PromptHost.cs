using System.Diagnostics;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Core.Models;
using ToolAce.Cycles.Learning;

namespace ToolAce.Cycles.Prompting;

/// <summary>
/// The child's side of a <see cref="PromptSession"/>: a request a line in, a reply a line out, until the input ends. The model last asked stays open. What a reply
/// cannot say (a crash, memory) ends this process and not the server.
/// </summary>
public sealed class PromptHost(ILearner learner) : IDisposable
{
    private (string Base, string? Adapter)? opened;
    private IPromptedModel? model;

    /// <summary>Answers until <paramref name="requests"/> ends.</summary>
    public async Task RunAsync(TextReader requests, TextWriter replies, CancellationToken cancellationToken)
    {
        while (await requests.ReadLineAsync(cancellationToken) is { } line)
        {
            await replies.WriteLineAsync(JsonSerializer.Serialize(await AnswerAsync(line, cancellationToken), CoreJson.Options));
            await replies.FlushAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => model?.Dispose();

    private async Task<PromptReply> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        try
        {
            var request = JsonSerializer.Deserialize<PromptRequest>(line, CoreJson.Options)!;
            var asked = Open(request);
            var tuned = request.AdapterFolder is null ? null : await AskAsync(asked, request, plain: false, cancellationToken);
            return new PromptReply(await AskAsync(asked, request, plain: true, cancellationToken), tuned);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
        {
            return new PromptReply(null, null, failure.Message);
        }
    }

    private IPromptedModel Open(PromptRequest request)
    {
        if (model is null || opened != (request.BaseFolder, request.AdapterFolder))
        {
            model?.Dispose();
            model = null;
            model = learner.OpenPrompted(new ModelSource(request.BaseFolder, request.AdapterFolder), request.Model);
            opened = (request.BaseFolder, request.AdapterFolder);
        }

        return model;
    }

    private static async Task<PromptAnswer> AskAsync(IPromptedModel asked, PromptRequest request, bool plain, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var options = new GenerationOptions(request.MaxTokens, request.Temperature);
        var answer = await asked.AskAsync(new ChatPrompt(request.Tools, request.Turns), options, plain, cancellationToken);
        return new PromptAnswer(answer.Text, answer.Finish, answer.PromptTokens, answer.TokenIds.Count, clock.Elapsed.TotalSeconds);
    }
}
