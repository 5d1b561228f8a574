using ToolAce.Cli.Hosting;
using ToolAce.Core.Randomness;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Modeling.Tokenizers.Tiny;
using ToolAce.Modeling.Weights;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Pretraining;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Pretraining;
using TorchSharp;

namespace ToolAce.Cli.TinyBase;

/// <summary>
/// How the shipped tiny base is made: a tokenizer from the corpus, then pretraining on the project's own text (docs/log.md has the figures and the failed tries).
/// </summary>
internal sealed class TinyBaseRecipe(Corpus corpus, TinyBaseOptions options)
{
    private const int ContextLength = 512;
    private const int ExamDocuments = 192;
    private const string TokenizerFile = "tokenizer.json";

    /// <summary>Makes the base in <paramref name="output"/>; checkpoints live under <paramref name="work"/>, from where a stopped run continues.</summary>
    public void Run(string work, string output, Action<PretrainProgress>? progress, Action<PretrainExam>? examined, Action<string>? log, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(work);
        var tokenizer = MakeTokenizer(work);
        var template = ChatTemplate.Load(work, tokenizer);
        var config = new DecoderConfig
        {
            VocabularySize = (tokenizer.VocabularySize + 7) / 8 * 8,
            HiddenSize = 128,
            IntermediateSize = 352,
            Layers = 4,
            Heads = 4,
            KeyValueHeads = 4,
            HeadSize = 32,
            ContextLength = ContextLength,
            TiedEmbeddings = true,
        };
        log?.Invoke($"{config.ParameterCount():N0} weights, {tokenizer.VocabularySize} tokens; on {options.Device.Why}");

        using var model = options.From is { } from ? Continued(from, work) : Fresh(config);
        model.UseThreads(options.Threads);
        var documents = new DocumentCursor((phase, start) => Sequences(template, phase, options.Seed, start));
        var exam = Sequences(template, options.Phases[^1].Name, Seeds.Derive(options.Seed, "exam"), start: 0).Take(ExamDocuments).ToList();
        PretrainTrainer.Train(
            model, options.Phases, documents.At, exam, template.PadToken, new CheckpointFolder(Path.Combine(work, "checkpoints")), progress, examined, log, cancellationToken);

        Directory.CreateDirectory(output);
        foreach (var file in new[] { TokenizerFile, "tokenizer_config.json", "special_tokens_map.json" })
        {
            File.Copy(Path.Combine(work, file), Path.Combine(output, file), overwrite: true);
        }

        File.WriteAllText(
            Path.Combine(output, "config.json"),
            config.ToJson(tokenizer.IdOf(PlainMarks.Begin)!.Value, template.EndTokens[0], template.PadToken, "bfloat16"));
        WeightFolder.Save(output, model.NamedWeights(), torch.ScalarType.BFloat16);
    }

    /// <summary>The table is also the output layer: rows of length one let a word be copied before it has been seen often.</summary>
    private DecoderModel Fresh(DecoderConfig config) =>
        WeightFolder.Random(config, options.Seed, options.Device.Dtype, options.Device.Device, tableDeviation: 1 / Math.Sqrt(config.HiddenSize));

    private DecoderModel Continued(string folder, string work) =>
        File.Exists(Path.Combine(folder, TokenizerFile)) && File.ReadAllBytes(Path.Combine(folder, TokenizerFile)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(work, TokenizerFile)))
            ? WeightFolder.Load(folder, options.Device.Dtype, options.Device.Device)
            : throw new UsageException(
                $"{folder} has another {TokenizerFile} than the corpus gives, so its rows stand for other words.",
                "Name a base that this corpus made, or leave --from out to start from random weights.");

    private IEnumerable<WeightedSequence> Sequences(ChatTemplate template, string phase, int seed, int start)
    {
        var stage = Enum.Parse<PretrainingStage>(phase, ignoreCase: true);
        var index = start;
        foreach (var document in PretrainingText.Stream(corpus, seed, stage, start: start))
        {
            var encoded = template.EncodeSegments(document.Segments.Select(s => (s.Role, s.Text, (float)s.Weight)));
            yield return new WeightedSequence(encoded.Ids, Thinned(encoded.Weights, Seeds.Stream(seed, "context", phase, index++)));
        }
    }

    /// <summary>Context counts little; a random quarter of it with four times the weight says the same in expectation and saves most of the output layer's work.</summary>
    private static float[] Thinned(float[] weights, Random random) =>
        [.. weights.Select(w => w is > 0 and < 1 ? (random.Chance(0.25) ? w * 4 : 0) : w)];

    private Tokenizer MakeTokenizer(string folder)
    {
        var words = corpus.Words();
        File.WriteAllText(Path.Combine(folder, TokenizerFile), TinyTokenizerBuilder.Build(words, words, options.Merges));
        File.WriteAllText(Path.Combine(folder, "tokenizer_config.json"), PlainChatFiles.TokenizerConfig(ContextLength));
        File.WriteAllText(Path.Combine(folder, "special_tokens_map.json"), PlainChatFiles.SpecialTokensMap());
        return Tokenizer.Load(folder);
    }

    /// <summary>Random access over an endless sequence that is nearly always read in order.</summary>
    private sealed class DocumentCursor(Func<string, int, IEnumerable<WeightedSequence>> open)
    {
        private IEnumerator<WeightedSequence>? source;
        private (string Phase, long Next) at;

        public WeightedSequence At(string phase, long index)
        {
            if (source is null || at != (phase, index))
            {
                source?.Dispose();
                source = open(phase, checked((int)index)).GetEnumerator();
            }

            source.MoveNext();
            at = (phase, index + 1);
            return source.Current;
        }
    }
}
