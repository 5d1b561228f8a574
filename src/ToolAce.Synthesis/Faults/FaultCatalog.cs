using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>
/// The wide list of fault classes, to measure verification by. Cycles draw from <see cref="FaultInjector"/>'s shorter list, whose draws must stay as they are.
/// Written without regard to what verification looks for.
/// </summary>
public sealed class FaultCatalog(ValueSource values, Phrasebook phrases)
{
    /// <summary>Two whose layer depends on chance: a text repeated may or may not be over-long too, another tool may or may not take the arguments.</summary>
    private static readonly string[] LeftOut = ["dialog-overlong", "decision-other-tool"];

    private static readonly IReadOnlyDictionary<string, Fault> Faults = new[]
    {
        FaultInjector.Faults.Where(f => !LeftOut.Contains(f.Id)), SchemaFaults.All, ArgumentFaults.All, NotationFaults.All, MessageFaults.All,
        OrderFaults.All, ResultFaults.All, GroundingFaults.All, TaskFaults.All,
    }.SelectMany(f => f).ToDictionary(f => f.Id);

    private readonly FaultContext context = new(values, phrases);

    /// <summary>All classes, each with the layer that should catch it; ids read <c>aspect-what</c>.</summary>
    public static IReadOnlyList<FaultClass> Classes { get; } = [.. Faults.Values.Select(f => new FaultClass(f.Id, f.Layer))];

    /// <summary>The dialog with the fault called <paramref name="id"/>; null where it offers no place for it.</summary>
    /// <exception cref="ArgumentException">There is no such fault.</exception>
    public Dialog? Inject(Dialog dialog, string id, Random random)
    {
        if (!Faults.TryGetValue(id, out var fault))
        {
            throw new ArgumentException($"there is no fault '{id}'; known: {string.Join(", ", Faults.Keys)}", nameof(id));
        }

        return fault.Spoil(dialog, context, random) is { } spoiled ? spoiled with { SeededFault = id } : null;
    }
}
