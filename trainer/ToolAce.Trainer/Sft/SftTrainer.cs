using ToolAce.Modeling.Decoders;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Parallelism;
using ToolAce.Modeling.Scoring;
using ToolAce.Trainer.Checkpoints;
using ToolAce.Trainer.Devices;
using ToolAce.Trainer.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace ToolAce.Trainer.Sft;

/// <summary>
/// Supervised fine-tuning of a LoRA adapter: next-token loss on the marked tokens, one flat loop. Resumes exactly: a run that was killed and started again
/// gives the same losses and weights as one that was not.
/// </summary>
public static class SftTrainer
{
    /// <summary>Trains the attached adapter in place.</summary>
    /// <param name="model">The base, whose weights stay as they are.</param>
    /// <param name="adapter">The adapter, attached to <paramref name="model"/>. After early stopping it has the weights of the best measurement.</param>
    /// <param name="samples">The dialogs, in curriculum order; the epochs' permutations are drawn over them.</param>
    /// <param name="padToken">What fills up shorter dialogs.</param>
    /// <param name="options">How.</param>
    /// <param name="checkpoints">Where checkpoints are kept and looked for.</param>
    /// <param name="hooks">Who is told, and what the caller brings along.</param>
    /// <param name="cancellationToken">Ends after the step in hand; the next start continues from the last checkpoint.</param>
    /// <exception cref="TrainingRefusedException">
    /// No samples; a sample without a supervised token or too long; options out of range; a checkpoint of another run; a loss, also on the held-out dialogs, or gradient that is not
    /// finite; memory or disk ran out. The message says what to do.
    /// </exception>
    public static SftResult Train(
        DecoderModel model,
        LoraAdapter adapter,
        IReadOnlyList<TrainingSample> samples,
        int padToken,
        SftOptions options,
        CheckpointFolder checkpoints,
        SftHooks hooks,
        CancellationToken cancellationToken)
    {
        try
        {
            return Loop(model, adapter, samples, padToken, options, checkpoints, hooks, cancellationToken);
        }
        catch (Exception e) when (e is not TrainingRefusedException && OutOfMemory.Is(e))
        {
            throw OutOfMemory.Explain(e, options, RowOf(model, options, samples), hooks.EstimatedBytes, DevicePeak.PeakMemory(model.Device));
        }
        finally
        {
            adapter.Train(training: false);
        }
    }

    private static SftResult Loop(
        DecoderModel model,
        LoraAdapter adapter,
        IReadOnlyList<TrainingSample> samples,
        int padToken,
        SftOptions options,
        CheckpointFolder checkpoints,
        SftHooks hooks,
        CancellationToken cancellationToken)
    {
        var longest = Math.Min(options.MaxLength, model.Config.ContextLength);
        SftChecks.Options(options);
        SftChecks.Samples(samples, longest);
        SftChecks.Samples(hooks.HeldOut ?? samples, longest);
        var (trained, heldOut) = HeldOutSplit.Of(samples, options.EarlyStopping, hooks.HeldOut);

        adapter.Train(training: true);
        var parameters = adapter.Parameters;
        using var optimizer = new AdamW(parameters, options.LearningRate, beta2: options.Beta2, weightDecay: options.WeightDecay);
        IReadOnlyList<(string, Tensor)> state = [.. parameters.Select((p, i) => ($"parameter.{i}", p)), .. optimizer.State];
        var run = checkpoints.Restore(state, SftFacts.Of(model, adapter, trained, heldOut, options), hooks.Log);
        List<StepRecord> records = [.. run.Steps];
        List<EvaluationRecord> evaluations = [.. run.Evaluations];

        var steps = Math.Max(1, (int)Math.Round(trained.Count * options.Epochs / options.Batch));
        var warmup = Math.Max(1, (int)Math.Round(steps * options.WarmupRatio));
        var order = new SampleOrder(trained.Count, options.Batch, options.Seed);
        var row = RowOf(model, options, samples);
        var workers = model.Workers;
        var pass = new PartPass(model, parameters, padToken, options, dropout: adapter.Options.Dropout > 0);
        var peak = DevicePeak.Of(model.Dtype, model.Device);
        var meter = new StepMeter(records.Count, steps, model, work: 4, peak.Flops * workers.Count);
        hooks.Log?.Invoke(Plan(model, parameters, trained.Count, heldOut.Count, steps, options, row, workers.Count, peak));

        while (records.Count < steps && !PatienceIsOut(evaluations, options.EarlyStopping))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = records.Count;
            var batch = order.Batch(step).Select(i => trained[i]).ToList();
            var supervised = batch.Sum(s => s.Supervised.Skip(1).Count(x => x));
            var parts = options.Packing
                ? PackedBins.Of(batch, s => s.Ids.Count, row)
                : Parts.Of(batch, s => s.Ids.Count, options.MicroBatch);
            var (losses, norm) = Backward(workers, parameters, parts.Count, part => pass.Run(parts[part], supervised, step, part));
            var loss = losses.Sum(x => (double)x);
            Refuse(step, losses, norm, parts);

            var scale = Scale(options.Schedule, step + 1, steps, warmup);
            Gradients.Limit(parameters, norm, options.Clip);
            optimizer.Step(step + 1, scale);
            Gradients.Clear(parameters);
            records.Add(new StepRecord(step + 1, loss, options.LearningRate * scale, norm, supervised, batch.Sum(s => s.Ids.Count)));
            hooks.Progress?.Report(meter.After(records[^1]));

            if (options.EarlyStopping is { } early && (records.Count % early.Every == 0 || records.Count == steps))
            {
                evaluations.Add(Evaluate(model, adapter, heldOut, padToken, records.Count, hooks.Evaluating, cancellationToken));
                hooks.Evaluated?.Report(evaluations[^1]);
            }

            var best = PatienceState.Of(evaluations, options.EarlyStopping).Best?.Step ?? 0;
            var asked = checkpoints.IsRequested || hooks.CheckpointNow?.Invoke() == true;
            if (asked || (records.Count < steps && (best == records.Count || records.Count % options.CheckpointEvery == 0)))
            {
                checkpoints.Save(state, run with { Steps = records, Evaluations = evaluations, BestStep = best });
                hooks.Log?.Invoke($"checkpoint after step {records.Count}{(best == records.Count ? ", the best so far" : "")}{(asked ? ", as asked" : "")}");
            }
        }

        var bestStep = PatienceState.Of(evaluations, options.EarlyStopping).Best?.Step ?? records.Count;
        if (bestStep < records.Count && !checkpoints.TryRead(bestStep, state, hooks.Log))
        {
            hooks.Log?.Invoke($"the best weights, after step {bestStep}, are not there any more; the last ones are kept");
            bestStep = records.Count;
        }

        return new SftResult(records, evaluations, bestStep, records.Count < steps);
    }

    private static int RowOf(DecoderModel model, SftOptions options, IReadOnlyList<TrainingSample> samples) =>
        PackedRow.Tokens(options.PackedTokens, Math.Min(options.MaxLength, model.Config.ContextLength), samples.Select(s => s.Ids.Count).DefaultIfEmpty().Max());

    /// <summary>A step's gradients; its parts' losses and the gradients' norm are read together, the one time that the host waits for the device.</summary>
    private static (float[] Losses, double Norm) Backward(
        Workers workers, IReadOnlyList<Tensor> parameters, int parts, Func<int, (Tensor Loss, IReadOnlyList<Tensor> Gradients)> pass)
    {
        using var losses = Gradients.Accumulate(workers, parameters, parts, pass);
        using var norm = Gradients.Norm(parameters);
        using var one = norm.unsqueeze(0);
        using var both = cat([losses, one]);
        using var read = both.cpu();
        var values = read.data<float>().ToArray();
        return (values[..^1], values[^1]);
    }

    private static void Refuse(int step, float[] losses, double norm, IReadOnlyList<TrainingSample[]> parts)
    {
        var bad = losses.Any(l => !float.IsFinite(l)) ? parts.Where((_, i) => !float.IsFinite(losses[i])) : double.IsFinite(norm) ? [] : parts;
        var ids = bad.SelectMany(p => p).Select(s => s.Id).ToList();
        if (ids.Count > 0)
        {
            throw new TrainingRefusedException(
                $"The {(losses.All(float.IsFinite) ? $"gradient became {norm}" : $"loss became {losses.Sum()}")} at step {step + 1} on the dialogs "
                + $"{DialogNames.Of(ids)}. Lower train.learningRate or look at these dialogs; the last checkpoint is kept.");
        }
    }

    private static double Scale(LearningRateSchedule schedule, int step, int steps, int warmup) => schedule switch
    {
        LearningRateSchedule.Cosine => LearningRate.Cosine(step, steps, warmup),
        LearningRateSchedule.Linear => LearningRate.Linear(step, steps, warmup),
        _ => Math.Min(1, (double)step / warmup),
    };

    private static bool PatienceIsOut(IReadOnlyList<EvaluationRecord> evaluations, EarlyStopping? early) =>
        early is not null && PatienceState.Of(evaluations, early).WithoutImprovement >= early.Patience;

    private static EvaluationRecord Evaluate(
        DecoderModel model, LoraAdapter adapter, IReadOnlyList<TrainingSample> heldOut, int padToken, int step, IProgress<(int, int)>? progress, CancellationToken cancellationToken)
    {
        adapter.Train(training: false);
        var counter = progress is null ? null : new Counter(done => progress.Report((done, heldOut.Count)));
        var logProbs = AnswerScorer.LogProbs(model, [.. heldOut.Select(s => (s.Ids, s.Supervised))], padToken, counter, cancellationToken);
        adapter.Train(training: true);
        HeldOutChecks.Refuse(step, heldOut, logProbs);
        var tokens = logProbs.Sum(l => l.Count);
        return new EvaluationRecord(step, -logProbs.Sum(l => l.Sum(x => (double)x)) / tokens, tokens);
    }

    private static string Plan(
        DecoderModel model, IReadOnlyList<Tensor> parameters, int dialogs, int heldOut, int steps, SftOptions options, int row, int workers, PeakRate peak)
    {
        var trainable = parameters.Sum(p => p.numel());
        var parts = options.Packing ? $"packed into rows of {row} tokens" : $"in parts of {options.MicroBatch}";
        return $"training {trainable:N0} of {model.Config.ParameterCount() + trainable:N0} weights on {model.Device}, base in {model.Dtype}, adapter in {parameters[0].dtype}; "
            + $"{dialogs} dialogs{(heldOut > 0 ? $" and {heldOut} held out" : "")}, {steps} steps of {options.Batch} {parts}{(options.Recompute ? ", blocks recomputed" : "")}, "
            + $"{workers} at once, peak {peak.Flops / 1e9:F0} GFLOP/s {peak.Source} each";
    }

    private sealed class Counter(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
