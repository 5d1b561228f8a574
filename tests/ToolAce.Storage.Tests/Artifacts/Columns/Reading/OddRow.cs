using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Storage.Tests.Artifacts.Columns.Reading;

/// <summary>Members of the less usual sorts: lists that may be changed, sets, lists of lists of records, optional structs, a member worked out from others.</summary>
public sealed record OddRow(
    DateOnly Day, DateTimeOffset? Moment, Guid? Id, IReadOnlyList<IReadOnlyList<OddInner?>?> Table, List<int> Changeable, HashSet<string>? Words, int Given = 7)
{
    public OddPoint Point { get; init; }

    public OddPoint? MaybePoint { get; init; }

    public IReadOnlyList<OddPoint?> Points { get; init; } = [];

    public string[] Texts { get; init; } = [];

    public IReadOnlyList<bool?>? Flags { get; init; }

    public IReadOnlyList<float> Reals { get; init; } = [];

    public sbyte Tiny { get; init; }

    public ushort Short { get; init; }

    public IReadOnlyList<Schema?> Schemas { get; init; } = [];

    public IReadOnlyDictionary<string, Literal>? Named { get; init; }

    public int Sum => Changeable.Sum() + Given;
}
