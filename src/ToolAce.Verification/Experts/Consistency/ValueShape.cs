namespace ToolAce.Verification.Experts.Consistency;

/// <summary>What a value in a request looks like.</summary>
internal enum ValueShape
{
    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>Letters with digits, such as K42.</summary>
    Code,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>Text in quotes.</summary>
    Quoted,

    /// <summary>Words with capitals inside a sentence.</summary>
    Name,
}
