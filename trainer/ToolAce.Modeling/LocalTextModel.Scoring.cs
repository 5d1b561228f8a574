using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Generation;
using ToolAce.Modeling.Scoring;

namespace ToolAce.Modeling;

/// <content>What mining, search and preference rounds ask of a model (methods.md, part F): distributions, and continuations from any prefix.</content>
public sealed partial class LocalTextModel
{
    /// <summary>
    /// What the model expects at chosen positions of token sequences, in order: see <see cref="ScoredPositions"/>. A position equal to a sequence's length asks what
    /// follows it. Sequences are batched by length at the full width that memory allows.
    /// </summary>
    /// <param name="sequences">Token ids, and positions from 1 to their number; none is allowed.</param>
    /// <param name="top">How many of the likeliest tokens are told, 1 or more.</param>
    /// <param name="progress">Receives the number of sequences done.</param>
    /// <param name="cancellationToken">Ends between batches.</param>
    /// <exception cref="ArgumentException">A sequence is longer than the context, or a position lies outside it.</exception>
    public IReadOnlyList<IReadOnlyList<TokenDistribution>> Distributions(
        IReadOnlyList<(IReadOnlyList<int> Ids, IReadOnlyList<int> Positions)> sequences, int top, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        for (var i = 0; i < sequences.Count; i++)
        {
            var length = sequences[i].Ids.Count;
            if (length > ContextLength)
            {
                throw new ArgumentException($"sequence {i} has {length} tokens, the context has room for {ContextLength}", nameof(sequences));
            }

            if (sequences[i].Positions.Any(p => p < 1 || p > length))
            {
                throw new ArgumentException($"sequence {i} has {length} tokens; positions from 1 to {length} can be asked about", nameof(sequences));
            }
        }

        return DistributionScorer.Score(Model, sequences, top, Template.PadToken, Template.TokenText, progress, cancellationToken);
    }

    /// <summary>The ids of a prompt and of what the assistant has answered so far: a prefix to sample or score from. Tokens drawn earlier are given back as they were.</summary>
    public int[] Prefix(ChatPrompt prompt, IReadOnlyList<int> answered) => [.. Template.EncodePrompt(prompt), .. answered];

    /// <summary>The same of a finished dialog, up to a position within it.</summary>
    public int[] Prefix(Dialog dialog, int position) => Template.Encode(dialog).Ids[..position];

    /// <summary>
    /// Draws continuations of every prefix, <see cref="SamplingOptions.Samples"/> each, with token ids and log-probabilities (of the model itself, whatever the temperature).
    /// A prefix is read once for all of its samples. What is drawn depends on seed, place of the prefix and number of the sample, not on the batch.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Core.Models.Generation>> Sample(
        IReadOnlyList<int[]> prefixes, SamplingOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var answers = Generate(
            [.. prefixes.SelectMany(p => Enumerable.Repeat(p, options.Samples))],
            new GenerationOptions(options.MaxTokens, options.Temperature, options.Seed) { Stop = options.Stop },
            options.RepetitionPenalty,
            progress,
            cancellationToken);
        return [.. Enumerable.Range(0, prefixes.Count).Select(i => (IReadOnlyList<Core.Models.Generation>)[.. answers.Skip(i * options.Samples).Take(options.Samples)])];
    }
}
