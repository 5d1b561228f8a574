using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Faults;

/// <summary>Puts seeded faults into dialogs, so that verification can be measured. Written without regard to what verification looks for.</summary>
public sealed class FaultInjector(ValueSource values, Phrasebook phrases)
{
    private readonly FaultContext context = new(values, phrases);
    internal static readonly IReadOnlyList<Fault> Faults = [.. DefinitionFaults.All, .. CallFaults.All, .. TurnFaults.All, .. DecisionFaults.All];

    /// <summary>The ids of all faults: <c>aspect-what</c>.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Faults.Select(f => f.Id)];

    /// <summary>The dialog with one fault that it has a place for; its id stands in <see cref="Dialog.SeededFault"/>.</summary>
    public Dialog Inject(Dialog dialog, Random random)
    {
        foreach (var fault in random.Sample(Faults, Faults.Count))
        {
            if (fault.Spoil(dialog, context, random) is { } spoiled)
            {
                return spoiled with { SeededFault = fault.Id };
            }
        }

        return dialog;
    }

    /// <summary>The dialog with the fault called <paramref name="id"/>; null where it offers no place for it.</summary>
    /// <exception cref="ArgumentException">There is no such fault.</exception>
    public Dialog? Inject(Dialog dialog, string id, Random random)
    {
        var fault = Faults.FirstOrDefault(f => f.Id == id) ?? throw new ArgumentException($"there is no fault '{id}'; known: {string.Join(", ", Ids)}", nameof(id));
        return fault.Spoil(dialog, context, random) is { } spoiled ? spoiled with { SeededFault = id } : null;
    }
}
