using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Scoring;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Devices;
using ToolAce.Trainer.Optimizers;
using ToolAce.Trainer.Sft;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Pretraining;

/// <summary>
/// Pretraining of a small model from a stream of documents: Muon on the blocks' matrices, AdamW on the rest (tiny-model.md §1.4). One flat loop, resumable.
/// </summary>
public static class PretrainTrainer
{
    private const int ExamEvery = 250;
    private const int CheckpointEvery = 250;
    private const int Part = 4; // documents a worker takes at once

    /// <summary>Trains all weights in place through every phase. Document numbers go on from phase to phase, so none is seen twice.</summary>
    /// <param name="model">The model; its weights are made trainable.</param>
    /// <param name="phases">What to do, in order.</param>
    /// <param name="document">The n-th document of a phase, always the same for one n.</param>
    /// <param name="exam">Documents kept apart for measuring.</param>
    /// <param name="padToken">What fills up shorter documents.</param>
    /// <param name="checkpoints">Where checkpoints are kept and looked for.</param>
    /// <param name="progress">Told of every tenth step.</param>
    /// <param name="examined">Told of every exam.</param>
    /// <param name="log">Told of what is done and why.</param>
    /// <param name="cancellationToken">Ends after the step in hand.</param>
    /// <returns>One record a step.</returns>
    public static IReadOnlyList<StepRecord> Train(
        DecoderModel model,
        IReadOnlyList<PretrainPhase> phases,
        Func<string, long, WeightedSequence> document,
        IReadOnlyList<WeightedSequence> exam,
        int padToken,
        CheckpointFolder checkpoints,
        Action<PretrainProgress>? progress,
        Action<PretrainExam>? examined,
        Action<string>? log,
        CancellationToken cancellationToken)
    {
        var named = model.NamedWeights().ToList();
        foreach (var (_, weight) in named)
        {
            weight.requires_grad = true;
        }

        var matrices = model.Projections.Select(p => p.Weight).ToList();
        var others = named.Select(n => n.Weight).Where(w => !matrices.Exists(m => ReferenceEquals(m, w))).ToList();
        using var muon = new Muon(matrices, learningRate: 1, workers: model.Workers);
        // Words that a batch lacks get tiny gradients that all say "never"; with the usual epsilon Adam would turn them into full steps (docs/log.md).
        using var adam = new AdamW(others, learningRate: 1, beta1: 0.9, beta2: 0.98, epsilon: 1e-5);
        IReadOnlyList<(string, Tensor)> state = [.. named, .. muon.State, .. adam.State];
        var records = checkpoints.Restore(state, log);
        IReadOnlyList<Tensor> parameters = [.. matrices, .. others];

        var total = phases.Sum(p => p.Steps);
        var peak = DevicePeak.Of(model.Dtype, model.Device);
        var meter = new StepMeter(records.Count, total, model, work: 6, peak.Flops * model.Workers.Count);
        log?.Invoke($"peak {peak.Flops / 1e9:F0} GFLOP/s {peak.Source} each of {model.Workers.Count} at once");
        long documents = 0;
        var before = 0;
        foreach (var phase in phases)
        {
            for (var step = Math.Max(0, records.Count - before); step < phase.Steps; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var batch = Enumerable.Range(0, phase.Batch).Select(i => document(phase.Name, documents + (long)step * phase.Batch + i)).ToList();
                var loss = Backward(model, parameters, batch, padToken);
                var tokens = batch.Sum(s => s.Ids.Count);
                var norm = Gradients.Clip(parameters, limit: 1);
                var scale = LearningRate.WarmHoldCosine(step + 1, phase.Steps, phase.Warmup, (int)(phase.Steps * phase.HoldShare), phase.FloorShare);
                muon.Step(records.Count + 1, phase.MatrixRate * scale);
                adam.Step(records.Count + 1, phase.OtherRate * scale);
                Gradients.Clear(parameters);
                records.Add(new StepRecord(records.Count + 1, loss, phase.MatrixRate * scale, norm, tokens, tokens));
                var measured = meter.After(records[^1]);
                if (records.Count % 10 == 0)
                {
                    progress?.Invoke(new PretrainProgress(phase.Name, measured, records.Sum(r => (long)r.Tokens)));
                }

                if (records.Count % ExamEvery == 0 || records.Count == total)
                {
                    examined?.Invoke(Examine(model, phase.Name, records.Count, exam, padToken));
                }

                if (records.Count % CheckpointEvery == 0)
                {
                    checkpoints.Save(state, records);
                }
            }

            before += phase.Steps;
            documents += (long)phase.Steps * phase.Batch;
        }

        foreach (var (_, weight) in named)
        {
            weight.requires_grad = false;
        }

        return records;
    }

    private static double Backward(DecoderModel model, IReadOnlyList<Tensor> parameters, List<WeightedSequence> batch, int padToken)
    {
        var whole = batch.Sum(s => s.Weights.Skip(1).Sum(w => (double)w));
        var parts = Parts.Of(batch, s => s.Ids.Count, Part);
        return Gradients.Accumulate(model.Workers, parameters, parts.Count, i =>
        {
            using var tokens = Batch(parts[i], minimum: 0, padToken, model.Device);
            var weights = tensor(parts[i].SelectMany(s => s.Weights.Skip(1).Where(w => w > 0)).ToArray(), device: model.Device);
            return AnswerScorer.SupervisedLogProbs(model, tokens).mul(weights).sum().mul(-1 / whole);
        });
    }

    private static PretrainExam Examine(DecoderModel model, string phase, int step, IReadOnlyList<WeightedSequence> exam, int padToken)
    {
        using var noGrad = no_grad();
        var (right, answers, exact, loss) = (0, 0, 0, 0.0);
        foreach (var part in exam.Chunk(32))
        {
            using var scope = NewDisposeScope();
            using var tokens = Batch(part, minimum: 1, padToken, model.Device);
            var hidden = model.Hidden(tokens.Ids).reshape(-1, model.Config.HiddenSize).index_select(0, tokens.Rows);
            var logits = model.Logits(hidden);
            var hits = logits.argmax(-1).eq(tokens.Targets).to_type(ScalarType.Int64).cpu().data<long>().ToArray();
            loss -= logits.log_softmax(-1).gather(1, tokens.Targets.unsqueeze(1)).sum().item<float>();
            var start = 0;
            foreach (var count in tokens.Counts)
            {
                var hit = hits.AsSpan(start, count).Count(1L);
                right += hit;
                answers += count;
                exact += hit == count ? 1 : 0;
                start += count;
            }
        }

        return new PretrainExam(phase, step, (double)right / answers, (double)exact / exam.Count, loss / answers);
    }

    private static TokenBatch Batch(IEnumerable<WeightedSequence> batch, float minimum, int padToken, Device device) =>
        TokenBatch.Of(
            [.. batch.Select(s => (s.Ids, (IReadOnlyList<bool>)[.. s.Weights.Select(w => w > 0 && w >= minimum)]))],
            padToken,
            device);
}
