namespace ToolAce.Modeling;

/// <summary>A model or adapter folder that cannot be used. The message says what, where and how to mend it; trying again does not help.</summary>
public sealed class ModelFolderException : Exception
{
    /// <summary>With the whole message.</summary>
    public ModelFolderException(string message)
        : base(message)
    {
    }

    /// <summary>With the cause.</summary>
    public ModelFolderException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message.</summary>
    public ModelFolderException()
    {
    }
}
