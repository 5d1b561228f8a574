using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Configuration;

/// <summary>Which accepted dialogs are trained on. <paramref name="Size"/> is the most of them; 0 means all of the slice.</summary>
public sealed record SelectConfig(Slice Slice, int Size)
{
    /// <summary>The least share of a kind among the chosen, 0–1, in the enumeration's order: 0.15 of non_tool and of parallel unless stated otherwise; null where no kind has one.</summary>
    public IReadOnlyList<KindShare>? Floors { get; init; }

    private static double Usual(DialogKind kind) => kind is DialogKind.NonTool or DialogKind.Parallel ? 0.15 : 0;

    internal static SelectConfig Read(Section s) => new(s.Word("slice", Slice.Band), s.Whole("size", 0, 0, 10_000_000)) { Floors = ReadFloors(s.Child("floors")) };

    private static KindShare[]? ReadFloors(Section s)
    {
        KindShare[] floors = [.. Enum.GetValues<DialogKind>().Select(k => new KindShare(k, s.Real(Words.Of(k), Usual(k), 0, 1))).Where(f => f.Share > 0)];
        if (floors.Sum(f => f.Share) > 1)
        {
            s.Complain(Words.Of(floors[^1].Kind), $"select.floors sum to more than 1, {string.Join(" and ", floors.Select(f => $"{Words.Of(f.Kind)} {f.Share}"))}; together they can be the whole at most");
        }

        return floors.Length == 0 ? null : floors;
    }
}
