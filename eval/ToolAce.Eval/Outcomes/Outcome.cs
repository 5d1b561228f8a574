namespace ToolAce.Eval.Outcomes;

/// <summary>What became of one item. Whether that is right depends on the item: only an abstention is right where no tool fits.</summary>
public enum Outcome
{
    /// <summary>The calls wanted, and only those.</summary>
    Correct,

    /// <summary>Too many or too few calls.</summary>
    WrongCount,

    /// <summary>Another function, or one that is not offered.</summary>
    WrongFunction,

    /// <summary>A parameter is missing or unknown.</summary>
    WrongParameters,

    /// <summary>An argument of a wrong type.</summary>
    WrongType,

    /// <summary>An argument with a wrong value.</summary>
    WrongValue,

    /// <summary>Among several calls one that matches no answer.</summary>
    WrongMatch,

    /// <summary>Plain words without an attempt at a call.</summary>
    Abstained,

    /// <summary>A well-formed call where none is wanted, or any is.</summary>
    Called,

    /// <summary>A failed attempt at a call; never counted as abstaining.</summary>
    Unparseable,

    /// <summary>The prompt is longer than the model's context; nothing was generated.</summary>
    TooLong,

    /// <summary>The endpoint gave no answer, however often it was asked; counted wrong, and asked again when the run is resumed.</summary>
    EndpointFailed,

    /// <summary>Another answer than the right one, where no calls are asked for.</summary>
    WrongAnswer,

    /// <summary>Scored by degree, not as right or wrong.</summary>
    Graded,

    /// <summary>The calls made leave simulated worlds in another state than is wanted, or return other results.</summary>
    WrongState,

    /// <summary>A conversation that was broken off because the model would not end a turn.</summary>
    BrokenOff,
}
