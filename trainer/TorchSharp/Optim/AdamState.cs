using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The running means of a parameter's gradient and of its square.</summary>
public abstract class AdamState : OptimizerState
{
    public long step;
    public Tensor exp_avg = null!;
    public Tensor exp_avg_sq = null!;
    public Tensor? max_exp_avg_sq;

    private protected AdamState(Parameter parameter)
        : base(parameter)
    {
    }

    public override void Initialize(OptimizerOptions options)
    {
        Dispose(true);
        step = 0;
        exp_avg = Keep(zeros_like(Parameter));
        exp_avg_sq = Keep(zeros_like(Parameter));
        max_exp_avg_sq = ((AdamOptions)options).amsgrad == true ? Keep(zeros_like(Parameter)) : null;
    }

    public override void to(Device device)
    {
        exp_avg = Keep(exp_avg.to(device, disposeAfter: true));
        exp_avg_sq = Keep(exp_avg_sq.to(device, disposeAfter: true));
        max_exp_avg_sq = max_exp_avg_sq is null ? null : Keep(max_exp_avg_sq.to(device, disposeAfter: true));
    }

    public override void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(step);
        exp_avg.Save(writer);
        exp_avg_sq.Save(writer);
        SaveConditionalStateTensor(writer, max_exp_avg_sq);
    }

    public override void LoadStateDict(BinaryReader reader)
    {
        step = reader.ReadInt64();
        exp_avg.Load(reader);
        exp_avg_sq.Load(reader);
        LoadConditionalStateTensor(reader, ref max_exp_avg_sq, Parameter.device);
    }

    public override void LoadStateDict(OptimizerState source)
    {
        var other = (AdamState)source;
        step = other.step;
        exp_avg = Copy(exp_avg, other.exp_avg)!;
        exp_avg_sq = Copy(exp_avg_sq, other.exp_avg_sq)!;
        max_exp_avg_sq = Copy(max_exp_avg_sq, other.max_exp_avg_sq);
    }

    public override bool ApproximatelyEquals(OptimizerState other) =>
        other is AdamState rhs && step == rhs.step && exp_avg.allclose(rhs.exp_avg) && exp_avg_sq.allclose(rhs.exp_avg_sq)
        && (max_exp_avg_sq is null || (rhs.max_exp_avg_sq is { } max && max_exp_avg_sq.allclose(max)));

    protected override void Dispose(bool disposing)
    {
        exp_avg?.Dispose();
        exp_avg_sq?.Dispose();
        max_exp_avg_sq?.Dispose();
        base.Dispose(disposing);
    }
}
