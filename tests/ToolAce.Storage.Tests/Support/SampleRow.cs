using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Storage.Tests.Support;

/// <summary>A row with a member of every sort that data sets know.</summary>
public sealed record SampleRow(string Id, SampleKind Kind, long Large, double Real)
{
    public int Whole { get; init; }

    public ulong Unsigned { get; init; }

    public float Small { get; init; }

    public bool Flag { get; init; }

    public int? MaybeWhole { get; init; }

    public double? MaybeReal { get; init; }

    public SampleKind? MaybeKind { get; init; }

    public string? MaybeText { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public IReadOnlyList<string?>? MaybeWords { get; init; }

    public SampleInner? Inner { get; init; }

    public IReadOnlyList<SampleInner> Inners { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<int>> Table { get; init; } = [];

    public Schema? Schema { get; init; }

    public Literal? Literal { get; init; }

    public SampleTree? Tree { get; init; }

    public IReadOnlyDictionary<string, int>? Counts { get; init; }
}
