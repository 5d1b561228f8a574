using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Pretraining;

/// <summary>A form: a verb and an object that chance brought together, and its fields.</summary>
internal sealed record Form(string Verb, string Object, string? Description, IReadOnlyList<FormField> Fields)
{
    /// <summary>What stands before the name, as in <c>hall.book_room</c>; null for most forms.</summary>
    public string? Section { get; init; }

    public string Name => Object.Length == 0 ? Verb : $"{Verb} {Object}";
}

/// <summary>A field of a form.</summary>
internal sealed record FormField(string Name, ValueKind Kind, bool Optional);
