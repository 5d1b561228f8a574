namespace ToolAce.Eval.ApiBank.Dialogues;

/// <summary>What a sample asks for.</summary>
public enum SampleKind
{
    /// <summary>A call, judged by running it.</summary>
    Call,

    /// <summary>Words, judged by ROUGE-L.</summary>
    Response,

    /// <summary>A user's turn, which the benchmark leaves out of both.</summary>
    Ignored,
}
