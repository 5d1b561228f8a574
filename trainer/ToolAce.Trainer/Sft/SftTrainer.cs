using System.Diagnostics;
using ToolAce.Core.Randomness;
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
    /// <param name="adapter">The adapter, attached to <paramref name="model"/>.</param>
    /// <param name="samples">The dialogs, in curriculum order; the epochs' permutations are drawn over them.</param>
    /// <param name="padToken">What fills up shorter dialogs.</param>
    /// <param name="options">How.</param>
    /// <param name="checkpoints">Where checkpoints are kept and looked for.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="log">Told of device, dtype and why, once.</param>
    /// <param name="cancellationToken">Ends after the step in hand; the next start continues from the last checkpoint.</param>
    /// <returns>One record a step, those before a resume included.</returns>
    /// <exception cref="TrainingRefusedException">No samples; a sample without a supervised token or too long; a loss that is not finite.</exception>
    public static IReadOnlyList<StepRecord> Train(
        DecoderModel model,
        LoraAdapter adapter,
        IReadOnlyList<TrainingSample> samples,
        int padToken,
        SftOptions options,
        CheckpointFolder checkpoints,
        IProgress<StepProgress>? progress,
        Action<string>? log,
        CancellationToken cancellationToken)
    {
        Check(samples, Math.Min(options.MaxLength, model.Config.ContextLength));
        adapter.Train(training: true);
        var parameters = adapter.Parameters;
        using var optimizer = new AdamW(parameters, options.LearningRate, beta2: options.Beta2, weightDecay: options.WeightDecay);
        var steps = Math.Max(1, (int)Math.Round(samples.Count * options.Epochs / options.Batch));
        var warmup = Math.Max(1, (int)Math.Round(steps * options.WarmupRatio));
        var order = new SampleOrder(samples.Count, options.Batch, options.Seed);
        IReadOnlyList<(string, Tensor)> state = [.. parameters.Select((p, i) => ($"parameter.{i}", p)), .. optimizer.State];
        var records = checkpoints.Restore(state, log);
        // Dropout draws from one generator, so there parts take turns.
        var workers = adapter.Options.Dropout > 0 ? Workers.One : model.Workers;

        var trainable = parameters.Sum(p => p.numel());
        var peak = DevicePeak.Measure(model.Dtype, model.Device) * workers.Count;
        log?.Invoke(
            $"training {trainable:N0} of {model.Config.ParameterCount() + trainable:N0} weights on {model.Device}, base in {model.Dtype}, adapter in {parameters[0].dtype}; "
            + $"{samples.Count} dialogs, {steps} steps of {options.Batch} in parts of {options.MicroBatch}, {workers.Count} at once, peak {peak / 1e9:F0} GFLOP/s by a 1024³ product each");
        var (clock, tokensSeen) = (Stopwatch.StartNew(), 0L);
        var firstStep = records.Count;

        for (var step = firstStep; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Dropout depends on seed and step alone, so a resumed run draws the same.
            manual_seed(Seeds.Derive(options.Seed, "step", step));
            var batch = order.Batch(step).Select(i => samples[i]).ToList();
            var supervised = batch.Sum(s => s.Supervised.Skip(1).Count(x => x));
            var parts = Parts.Of(batch, s => s.Ids.Count, options.MicroBatch);
            var loss = Gradients.Accumulate(workers, parameters, parts.Count, i =>
            {
                using var tokens = TokenBatch.Of([.. parts[i].Select(s => (s.Ids, s.Supervised))], padToken, model.Device);
                // Normalised by the whole step's supervised tokens: accumulation equals one big batch.
                return AnswerScorer.SupervisedLogProbs(model, tokens).sum().mul(-1.0 / supervised);
            });

            if (!double.IsFinite(loss))
            {
                throw new TrainingRefusedException(
                    $"The loss became {loss} at step {step + 1} on the dialogs {string.Join(", ", batch.Select(s => s.Id).Take(8))}. "
                    + "Lower train.learningRate or look at these dialogs; the last checkpoint is kept.");
            }

            var norm = Gradients.Clip(parameters, options.Clip);
            var scale = options.Schedule == LearningRateSchedule.Cosine
                ? LearningRate.Cosine(step + 1, steps, warmup)
                : LearningRate.Linear(step + 1, steps, warmup);
            optimizer.Step(step + 1, scale);
            Gradients.Clear(parameters);

            var tokensInStep = batch.Sum(s => s.Ids.Count);
            records.Add(new StepRecord(step + 1, loss, options.LearningRate * scale, norm, supervised, tokensInStep));
            tokensSeen += tokensInStep;
            var rate = tokensSeen / clock.Elapsed.TotalSeconds;
            progress?.Report(new StepProgress(
                records[^1],
                steps,
                rate,
                4.0 * model.Config.ParameterCount() * rate / peak,
                DevicePeak.PeakMemory(),
                clock.Elapsed / (step + 1 - firstStep) * (steps - step - 1)));
            if ((step + 1) % options.CheckpointEvery == 0 && step + 1 < steps)
            {
                checkpoints.Save(state, records);
            }
        }

        adapter.Train(training: false);
        return records;
    }

    private static void Check(IReadOnlyList<TrainingSample> samples, int longest)
    {
        if (samples.Count == 0)
        {
            throw new TrainingRefusedException("There are no dialogs to train on. See the funnel for where they were held back.");
        }

        foreach (var sample in samples)
        {
            if (!sample.Supervised.Skip(1).Any(x => x))
            {
                throw new TrainingRefusedException($"Dialog {sample.Id} has no supervised token: its assistant turns are empty or the chat format dropped them.");
            }

            if (sample.Ids.Count > longest)
            {
                throw new TrainingRefusedException($"Dialog {sample.Id} has {sample.Ids.Count} tokens; at most {longest} are allowed. Leave it out or raise train.maxLength.");
            }
        }
    }
}
