using ToolAce.Core.Dialogs;
using ToolAce.Cycles.Configuration;
using ToolAce.Cycles.Configuration.Reading;

namespace ToolAce.Cycles.Stages.Selection;

/// <summary>
/// Gives kinds their least share of what is trained on (methods.md E). Where the slice holds too few of a kind, those nearest to it are taken as well; with a size
/// they take the place of the farthest of kinds that have more than their own floor. Nothing is thrown out where there are no more to take: that is reported.
/// </summary>
internal sealed class KindFloors
{
    private readonly IReadOnlyList<KindShare> floors;
    private readonly int size;
    private readonly Dictionary<DialogKind, List<Candidate>> chosen;
    private readonly Dictionary<DialogKind, Queue<Candidate>> spare;
    private readonly Dictionary<DialogKind, int> added = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<HeldRow> displaced = [];

    private KindFloors(IReadOnlyList<Candidate> accepted, SliceChoice choice, SelectConfig config, IReadOnlyList<KindShare> floors, Func<Candidate, double> distance)
    {
        this.floors = floors;
        size = config.Size == 0 ? int.MaxValue : config.Size;
        chosen = Enum.GetValues<DialogKind>().ToDictionary(k => k, k => InOrder(choice.Chosen.Where(c => c.Dialog.Kind == k), distance).ToList());
        var ids = choice.Chosen.Select(c => c.Dialog.Id).ToHashSet(StringComparer.Ordinal);
        var left = accepted.Where(c => !ids.Contains(c.Dialog.Id) && (c.Complexity is not null || config.Slice == Slice.Random));
        spare = Enum.GetValues<DialogKind>().ToDictionary(k => k, k => new Queue<Candidate>(InOrder(left.Where(c => c.Dialog.Kind == k), distance)));
    }

    private int Total => chosen.Values.Sum(c => c.Count);

    private bool IsFull => Total >= size;

    /// <summary>The choice with the floors of the config held as far as they can be, and how; <paramref name="distance"/> tells how far a candidate is from the slice.</summary>
    public static (SliceChoice Choice, IReadOnlyList<FloorRow> Rows) Hold(
        IReadOnlyList<Candidate> accepted, SliceChoice choice, SelectConfig config, Func<Candidate, double> distance)
    {
        if (config.Floors is not { } floors)
        {
            return (choice, []);
        }

        var work = new KindFloors(accepted, choice, config, floors, distance);
        var before = floors.ToDictionary(f => f.Kind, f => work.Share(f.Kind));
        while (work.Add())
        {
        }

        var held = choice.Held.Where(h => !work.taken.Contains(h.Id)).Concat(work.displaced);
        return (
            new SliceChoice([.. SliceChooser.Ordered(work.chosen.Values.SelectMany(c => c))], [.. held]),
            [.. floors.Select(f => new FloorRow(f.Kind, f.Share, before[f.Kind], work.Share(f.Kind), work.added.GetValueOrDefault(f.Kind), work.Missing(f)))]);
    }

    /// <summary>Takes one more of the kind that lacks most; false when no kind lacks any that there are.</summary>
    private bool Add()
    {
        var lacking = floors.Where(f => Missing(f) > 0 && spare[f.Kind].Count > 0).MaxBy(f => (f.Share * Total) - chosen[f.Kind].Count);
        if (lacking is null || (IsFull && !Displace(lacking.Kind)))
        {
            return false;
        }

        var next = spare[lacking.Kind].Dequeue();
        taken.Add(next.Dialog.Id);
        chosen[lacking.Kind].Add(next);
        added[lacking.Kind] = added.GetValueOrDefault(lacking.Kind) + 1;
        return true;
    }

    /// <summary>Takes the farthest of the kind that is farthest above its floor out of the choice; false when none can spare one.</summary>
    private bool Displace(DialogKind other)
    {
        var rich = chosen.Where(c => c.Key != other && c.Value.Count - 1 >= Floor(c.Key) * Total && c.Value.Count > 0).OrderByDescending(c => c.Value.Count - (Floor(c.Key) * Total)).ToArray();
        if (rich.Length == 0)
        {
            return false;
        }

        var last = rich[0].Value[^1];
        rich[0].Value.RemoveAt(rich[0].Value.Count - 1);
        displaced.Add(new HeldRow(last.Dialog.Id, "displaced", $"makes room for the floor of {Words.Of(other)} dialogs"));
        return true;
    }

    private double Floor(DialogKind kind) => floors.FirstOrDefault(f => f.Kind == kind)?.Share ?? 0;

    private double Share(DialogKind kind) => Total == 0 ? 0 : (double)chosen[kind].Count / Total;

    /// <summary>How many more of the kind would make its floor, each in another's place or, where there is room, beside the others.</summary>
    private int Missing(KindShare floor)
    {
        var (count, total) = (chosen[floor.Kind].Count, Total);
        var lacking = (floor.Share * total) - count;
        return lacking <= 1e-9 ? 0 : (int)Math.Ceiling((IsFull || floor.Share >= 1 ? lacking : lacking / (1 - floor.Share)) - 1e-9);
    }

    private static IEnumerable<Candidate> InOrder(IEnumerable<Candidate> candidates, Func<Candidate, double> distance) =>
        candidates.OrderBy(distance).ThenBy(c => c.Dialog.Id, StringComparer.Ordinal);
}
