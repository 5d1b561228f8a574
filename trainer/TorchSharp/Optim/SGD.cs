using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradient descent, with momentum if asked for.</summary>
public class SGD : OptimizerHelper, optim.IMomentum
{
    private readonly Options _defaults;

    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(
        IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (nesterov && (momentum <= 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening", nameof(nesterov));
        }

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    public double Momentum
    {
        get => _defaults.momentum!.Value;
        set => _defaults.momentum = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => StepEach<Options, State>(closure, Update);

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = (Options?)param_group.Options ?? new Options();
        options.FillFrom(_defaults);
        param_group.Options = options;
        Add(param_group, parameter => new State(parameter));
    }

    private static void Update(Parameter parameter, Tensor grad, Options options, State state)
    {
        var momentum = options.momentum!.Value;
        if (options.weight_decay is { } decay and not 0)
        {
            grad = grad.add(parameter, alpha: decay);
        }

        if (momentum != 0)
        {
            var buffer = state.momentum_buffer?.mul_(momentum).add_(grad, alpha: 1 - options.dampening!.Value)
                         ?? (state.momentum_buffer = grad.clone().DetachFromDisposeScope());
            grad = options.nesterov == true ? grad.add(buffer, alpha: momentum) : buffer;
        }

        var rate = options.LearningRate!.Value;
        parameter.add_(grad, alpha: options.maximize == true ? rate : -rate);
    }

    /// <summary>The running sum of one parameter's gradients.</summary>
    public sealed class State(Parameter parameter) : OptimizerState(parameter)
    {
        public Tensor? momentum_buffer;

        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer?.Dispose();
            momentum_buffer = null;
        }

        public override void to(Device device) =>
            momentum_buffer = momentum_buffer is null ? null : Keep(momentum_buffer.to(device, disposeAfter: true));

        public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

        public override void LoadStateDict(
            BinaryReader reader) =>
            LoadConditionalStateTensor(reader, ref momentum_buffer, Parameter.device);

        public override void LoadStateDict(
            OptimizerState source) =>
            momentum_buffer = Copy(momentum_buffer, ((State)source).momentum_buffer);

        protected override void Dispose(bool disposing)
        {
            momentum_buffer?.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Hyperparameters of a group.</summary>
    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, dampening, weight_decay) = (other.momentum, other.dampening, other.weight_decay);
            (nesterov, maximize) = (other.nesterov, other.maximize);
        }

        internal void FillFrom(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            momentum ??= defaults.momentum;
            dampening ??= defaults.dampening;
            weight_decay ??= defaults.weight_decay;
            nesterov ??= defaults.nesterov;
            maximize ??= defaults.maximize;
        }
    }

    /// <summary>Parameters that share hyperparameters.</summary>
    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }
}
