namespace ToolAce.Eval.Outcomes;

/// <summary>What went wrong, finer than <see cref="Outcome"/> (methods.md C5, and the multi-turn and agentic checkers' own).</summary>
public enum ErrorClass
{
    /// <summary>Too many or too few calls.</summary>
    WrongCount,

    /// <summary>Another function.</summary>
    WrongFunction,

    /// <summary>A required parameter is missing.</summary>
    MissingRequired,

    /// <summary>A parameter that must not be left out is.</summary>
    MissingOptional,

    /// <summary>A parameter that is not wanted.</summary>
    UnexpectedParameter,

    /// <summary>A value of a wrong type.</summary>
    SimpleType,

    /// <summary>An element of a wrong type.</summary>
    NestedType,

    /// <summary>A wrong text.</summary>
    StringValue,

    /// <summary>A wrong list.</summary>
    ListValue,

    /// <summary>A wrong key of a dictionary.</summary>
    DictKey,

    /// <summary>A wrong value of a dictionary.</summary>
    DictValue,

    /// <summary>A list of dictionaries of a wrong length.</summary>
    ListDictCount,

    /// <summary>A wrong value of another kind.</summary>
    OtherValue,

    /// <summary>Among several calls one that matches no answer.</summary>
    NoMatch,

    /// <summary>A failed attempt at a call.</summary>
    Undecodable,

    /// <summary>Words where calls are wanted.</summary>
    NoCall,

    /// <summary>A call where none is wanted.</summary>
    UnwantedCall,

    /// <summary>A multi-turn or agentic run that left a turn without any call or answer.</summary>
    EmptyTurn,

    /// <summary>A multi-turn run after which the worlds differ.</summary>
    WrongState,

    /// <summary>A multi-turn run that did not see the results wanted.</summary>
    WrongResponse,

    /// <summary>A run that did not come to its end.</summary>
    CutShort,

    /// <summary>A last message without the answer, or another answer.</summary>
    WrongAnswer,

    /// <summary>Code that does not pass its tests.</summary>
    FailedCode,

    /// <summary>A prompt longer than the context.</summary>
    TooLong,

    /// <summary>The endpoint gave no answer.</summary>
    Unanswered,

    /// <summary>An error type that this list does not know; anatomies keep its name.</summary>
    Other,
}
