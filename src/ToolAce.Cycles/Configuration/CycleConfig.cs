using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Everything a cycle is asked to do. Paths stand as written; <see cref="ConfigPaths"/> finds them.</summary>
public sealed record CycleConfig
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The one seed that every random draw derives from.</summary>
    public required int Seed { get; init; }

    /// <summary>The model to be trained.</summary>
    public required ModelConfig Model { get; init; }

    /// <summary>How often the loop goes round.</summary>
    public required LoopConfig Cycle { get; init; }

    /// <summary>Documents to invent tools from.</summary>
    public required CorpusConfig Corpus { get; init; }

    /// <summary>Own dialogs in place of synthesis.</summary>
    public required DataConfig Data { get; init; }

    /// <summary>Tool synthesis.</summary>
    public required EvolveConfig Evolve { get; init; }

    /// <summary>Finding the band.</summary>
    public required CalibrateConfig Calibrate { get; init; }

    /// <summary>Dialog synthesis.</summary>
    public required ConverseConfig Converse { get; init; }

    /// <summary>Verification.</summary>
    public required VerifyConfig Verify { get; init; }

    /// <summary>Selection.</summary>
    public required SelectConfig Select { get; init; }

    /// <summary>Samples that share something with a suite.</summary>
    public required ContaminationConfig Contamination { get; init; }

    /// <summary>Training.</summary>
    public required TrainConfig Train { get; init; }

    /// <summary>Who measures complexity.</summary>
    public required ComplexityConfig Complexity { get; init; }

    /// <summary>Evaluation.</summary>
    public required EvaluateConfig Evaluate { get; init; }

    /// <summary>Exports.</summary>
    public required PublishConfig Publish { get; init; }

    /// <summary>Who writes and judges.</summary>
    public required AgentsConfig Agents { get; init; }

    /// <summary>Equal for configs that ask for the same data; the name does not count, and neither does how an endpoint's budget is set.</summary>
    public string Fingerprint() => CanonicalJson.Fingerprint(this with { Name = "", Agents = Agents.ForData() });

    internal static CycleConfig Read(Section s, string name)
    {
        var config = new CycleConfig
        {
            Name = s.Text("name", name),
            Seed = s.Whole("seed", 1, 0, int.MaxValue),
            Model = ModelConfig.Read(s.Child("model")),
            Cycle = LoopConfig.Read(s.Child("cycle")),
            Corpus = CorpusConfig.Read(s.Child("corpus")),
            Data = DataConfig.Read(s.Child("data")),
            Evolve = EvolveConfig.Read(s.Child("evolve")),
            Calibrate = CalibrateConfig.Read(s.Child("calibrate")),
            Converse = ConverseConfig.Read(s.Child("converse")),
            Verify = VerifyConfig.Read(s.Child("verify")),
            Select = SelectConfig.Read(s.Child("select")),
            Contamination = ContaminationConfig.Read(s.Child("contamination")),
            Train = TrainConfig.Read(s.Child("train")),
            Complexity = ComplexityConfig.Read(s.Child("complexity")),
            Evaluate = EvaluateConfig.Read(s.Child("evaluate")),
            Publish = PublishConfig.Read(s.Child("publish")),
            Agents = AgentsConfig.Read(s.Child("agents")),
        };
        config.CheckTogether(s);
        return config;
    }

    /// <summary>What no single section can see.</summary>
    private void CheckTogether(Section s)
    {
        if (Data.Path is not null && Cycle.Iterations > 1)
        {
            s.Child("cycle").Complain("iterations", "cycle.iterations is above 1, but own data (data.path) cannot be written anew; use 1 or drop data.path");
        }

        if (Data.Path is not null && Select.Slice == Slice.Band)
        {
            s.Child("select").Complain("slice", "select.slice is band, which is found on synthesised dialogs; with data.path use random, easy, medium or hard");
        }

        if (Data.Path is null && Evolve.Apis < Converse.Candidates)
        {
            s.Child("converse").Complain("candidates", $"converse.candidates is {Converse.Candidates}, more than the {Evolve.Apis} tools of evolve.apis");
        }

        if (!Train.Packing && Train.PackedTokens > 0)
        {
            s.Child("train").Complain("packedTokens", $"train.packedTokens is {Train.PackedTokens}, but nothing is packed; set train.packing: true");
        }

        if (Train.MaxLength > 0 && Model.ContextLength > 0 && Train.MaxLength > Model.ContextLength)
        {
            s.Child("train").Complain("maxLength", $"train.maxLength is {Train.MaxLength}, above model.contextLength {Model.ContextLength}");
        }
    }
}
