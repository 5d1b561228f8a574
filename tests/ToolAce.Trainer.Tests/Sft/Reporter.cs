namespace ToolAce.Trainer.Tests.Sft;

/// <summary>Reports at once, on the caller's thread.</summary>
internal sealed class Reporter<T>(Action<T> action) : IProgress<T>
{
    public void Report(T value) => action(value);
}
