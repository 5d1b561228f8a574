using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW share: all but the place where weights decay.</summary>
public abstract class AdamBase : OptimizerHelper, IBetas
{
    private readonly AdamOptions _defaults;

    private protected AdamBase(
        AdamOptions defaults, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
    {
        defaults.LearningRate = lr;
        defaults.InitialLearningRate = lr;
        (defaults.beta1, defaults.beta2, defaults.eps) = (beta1, beta2, eps);
        (defaults.weight_decay, defaults.amsgrad, defaults.maximize) = (weight_decay, amsgrad, maximize);
        defaults.Validate();
        _defaults = defaults;
    }

    public (double, double) Betas
    {
        get => (_defaults.beta1!.Value, _defaults.beta2!.Value);
        set => (_defaults.beta1, _defaults.beta2) = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => StepEach<AdamOptions, AdamState>(closure, Update);

    /// <summary>Decays weights; returns the gradient to go on with.</summary>
    internal abstract Tensor Decay(Parameter parameter, Tensor grad, AdamOptions options);

    internal void AddGroup(ParamGroup group, AdamOptions options, Func<Parameter, AdamState> newState)
    {
        options.FillFrom(_defaults);
        group.Options = options;
        Add(group, newState);
    }

    private void Update(Parameter parameter, Tensor grad, AdamOptions options, AdamState state)
    {
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        state.step++;
        grad = Decay(parameter, options.maximize == true ? -grad : grad, options);
        state.exp_avg.mul_(beta1).add_(grad, alpha: 1 - beta1);
        state.exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value: 1 - beta2);

        var square = state.exp_avg_sq;
        if (state.max_exp_avg_sq is { } max)
        {
            square = maximum(max, square);
            max.copy_(square);
        }

        var correction1 = 1 - Math.Pow(beta1, state.step);
        var correction2 = 1 - Math.Pow(beta2, state.step);
        var denominator = square.sqrt().div_(Math.Sqrt(correction2)).add_(options.eps!.Value);
        parameter.addcdiv_(state.exp_avg, denominator, value: -options.LearningRate!.Value / correction1);
    }
}
