using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What all optimisers share: groups, states, saving and loading.</summary>
public abstract class OptimizerHelper : Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Encode(own.Options.Count);
        writer.Encode(own.State.Count);
        own.Options.ForEach(options => options.SaveStateDict(writer));
        own.State.ForEach(state => state.SaveStateDict(writer));
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void load_state_dict(BinaryReader reader)
    {
        var saved = reader.ReadString();
        if (saved != GetType().Name)
        {
            throw new InvalidDataException(
                $"Mismatched optimizer type: expected '{GetType().Name}', but found '{saved}' in the loaded stream.");
        }

        var own = state_dict();
        RequireSameCounts(own, reader.Decode(), reader.Decode());
        own.Options.ForEach(options => options.LoadStateDict(reader));
        own.State.ForEach(state => state.LoadStateDict(reader));
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireSameCounts(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (mine, theirs) in own.Options.Zip(state_dict.Options))
        {
            mine.LoadStateDict(theirs);
        }

        foreach (var (mine, theirs) in own.State.Zip(state_dict.State).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
        {
            mine.LoadStateDict(theirs);
        }
    }

    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in Groups)
        {
            var indices = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                indices.Add(result.State.Count);
                result.State.Add(_states[parameter]);
            }

            result.Options.Add(group.Options);
            result.StateIndexRef.Add(indices);
        }

        return result;
    }

    public void to(Device device)
    {
        foreach (var state in _states.Values)
        {
            state.to(device);
        }
    }

    public override void zero_grad()
    {
        foreach (var parameter in parameters())
        {
            using var grad = parameter.grad;
            grad?.zero_();
        }
    }

    /// <summary>Adds parameters with a state each.</summary>
    internal void Add(ParamGroup group, Func<Parameter, OptimizerState> newState)
    {
        group.Options.InitialLearningRate = group.LearningRate;
        Groups.Add(group);
        foreach (var parameter in group.Parameters)
        {
            var state = newState(parameter);
            state.Initialize(group.Options);
            _states[parameter] = state;
        }
    }

    /// <summary>Runs <paramref name="update"/> for every parameter that has a gradient, without recording, in a scope of its own.</summary>
    internal Tensor? StepEach<TOptions, TState>(Func<Tensor>? closure, Action<Parameter, Tensor, TOptions, TState> update)
        where TOptions : OptimizerOptions
        where TState : OptimizerState
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var _ = enable_grad();
            loss = closure();
        }

        using var quiet = no_grad();
        foreach (var group in Groups)
        {
            var options = (TOptions)group.Options;
            foreach (var parameter in group.Parameters)
            {
                using var scope = NewDisposeScope();
                if (parameter.grad is { } grad)
                {
                    update(parameter, grad, options, (TState)_states[parameter]);
                }
            }
        }

        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _states.Values)
            {
                state.Dispose();
            }

            _states.Clear();
        }

        base.Dispose(disposing);
    }

    private static void RequireSameCounts(StateDictionary own, long options, long states)
    {
        if (options != own.Options.Count)
        {
            throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
        }

        if (states != own.State.Count)
        {
            throw new ArgumentException("Invalid optimizer state -- different number of states.");
        }
    }
}
