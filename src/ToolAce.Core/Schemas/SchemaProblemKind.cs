namespace ToolAce.Core.Schemas;

/// <summary>The ways a value can fail its schema.</summary>
public enum SchemaProblemKind
{
    /// <summary>Another type than declared.</summary>
    WrongType,

    /// <summary>A required member is absent.</summary>
    MissingRequired,

    /// <summary>A member that the schema does not know.</summary>
    UnexpectedMember,

    /// <summary>Not among the allowed values.</summary>
    NotInEnum,

    /// <summary>Does not match the pattern or format.</summary>
    BrokenPattern,

    /// <summary>Below the minimum or above the maximum.</summary>
    OutOfRange,
}
