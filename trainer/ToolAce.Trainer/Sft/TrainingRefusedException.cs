namespace ToolAce.Trainer.Sft;

/// <summary>Training that was not begun or had to stop, with what to do about it.</summary>
public sealed class TrainingRefusedException : Exception
{
    /// <summary>With the whole message.</summary>
    public TrainingRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>With the cause.</summary>
    public TrainingRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public TrainingRefusedException()
    {
    }
}
