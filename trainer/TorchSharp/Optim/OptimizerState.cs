using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter.</summary>
public abstract class OptimizerState : IDisposable
{
    protected OptimizerState(Parameter parameter) => Parameter = parameter;

    private protected Parameter Parameter { get; }

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public abstract void Initialize(OptimizerOptions options);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = reader.ReadBoolean() ? Keep(TensorExtensionMethods.Load(reader).to(device, disposeAfter: true)) : null;
    }

    /// <summary>A state outlives every scope.</summary>
    private protected static Tensor Keep(Tensor tensor) => tensor.DetachFromDisposeScope();

    /// <summary>Puts a copy on this parameter's device in the place of <paramref name="target"/>.</summary>
    private protected Tensor? Copy(Tensor? target, Tensor? source)
    {
        var copy = source is null ? null : Keep(source.to(Parameter.device, copy: true));
        target?.Dispose();
        return copy;
    }
}
