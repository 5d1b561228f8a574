using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Learning;
using ToolAce.Trainer.Sft;

namespace ToolAce.Cycles.Estimates;

/// <summary>What a config's training asks of a machine.</summary>
public static class TrainingLoads
{
    // Tokens of one tool offered and of what follows on one message of the person: as language models write them, and as scripted agents do in a tiny model's words.
    private const int TokensPerTool = 150;
    private const int TokensPerTurn = 130;
    private const int TinyTokensPerTool = 74;
    private const int TinyTokensPerTurn = 30;
    private const int OwnTokens = 900;
    private const int TinyOwnTokens = 220;
    private const long TinyModel = 100_000_000;

    /// <param name="config">The config.</param>
    /// <param name="size">Its model.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="threads">Processor threads.</param>
    /// <param name="longest">Tokens of the longest dialog; 0 where nobody knows yet: then twice the usual length is taken.</param>
    public static TrainingLoad Of(CycleConfig config, ModelSize size, TrainingDevice device, int threads, int longest)
    {
        var gpu = device.IsGpu;
        var train = config.Train;
        var most = Longest(config, size);
        var micro = PassSize.MicroBatch(train.MicroBatch, size.Parameters);
        var dialog = longest > 0 ? longest : Math.Min(most, 2 * UsualLength(config, size));
        var length = train.Packing ? PackedRow.Tokens(train.PackedTokens, most, dialog) : dialog;
        // Of a step's dialogs, each of the usual length: rows for all their tokens, or parts of so many dialogs.
        var passes = train.Packing ? Shares((long)train.Batch * Math.Min(dialog, UsualLength(config, size)), length) : Shares(train.Batch, micro);
        return new TrainingLoad
        {
            Model = size,
            Rank = train.Rank,
            Targets = train.Layers(),
            Length = length,
            MicroBatch = train.Packing ? 1 : micro,
            AtOnce = PassSize.AtOnce(passes, size.Parameters, gpu, threads),
            Recompute = train.Recompute,
            Packing = train.Packing,
            LossRows = train.LossRows,
            Width = config.Model.Precision switch
            {
                Precision.Float32 => 4,
                Precision.Bfloat16 => 2,
                _ => gpu ? 2 : 4,
            },
            Gpu = gpu,
            GpuName = device.Name,
            Dora = train.Dora,
            Dropout = train.Dropout > 0,
        };
    }

    /// <summary>Tokens of a dialog, about, before there is one: the more tools are offered and the more is said, the longer; nobody knows of own data.</summary>
    public static int UsualLength(CycleConfig config, ModelSize size)
    {
        var isTiny = size.Parameters <= TinyModel;
        if (config.Data.Path is not null)
        {
            return Math.Min(isTiny ? TinyOwnTokens : OwnTokens, Longest(config, size));
        }

        var (tools, turns) = ((config.Converse.FewestCandidates + config.Converse.Candidates) / 2.0, config.Converse.MeanTurns());
        var usual = (tools * (isTiny ? TinyTokensPerTool : TokensPerTool)) + (turns * (isTiny ? TinyTokensPerTurn : TokensPerTurn));
        return Math.Min((int)usual, Longest(config, size));
    }

    /// <summary>Processor threads that the config allows.</summary>
    public static int Threads(ModelConfig model) => model.Threads > 0 ? model.Threads : Environment.ProcessorCount;

    private static int Shares(long all, int share) => (int)((all + share - 1) / share);

    private static int Longest(CycleConfig config, ModelSize size)
    {
        var context = config.Model.ContextLength > 0 ? Math.Min(config.Model.ContextLength, size.Context) : size.Context;
        return config.Train.MaxLength > 0 ? Math.Min(config.Train.MaxLength, context) : context;
    }
}
