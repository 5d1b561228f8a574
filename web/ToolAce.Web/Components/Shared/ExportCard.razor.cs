using Microsoft.AspNetCore.Components;
using ToolAce.Core.Json;
using ToolAce.Cycles.Models;
using ToolAce.Trainer.Exports;
using ToolAce.Web.Texts;

namespace ToolAce.Web.Components.Shared;

/// <summary>One form of a checkpoint: to be asked for, on its way, or to be taken home.</summary>
public sealed partial class ExportCard
{
    /// <summary>The cycle's id.</summary>
    [Parameter, EditorRequired]
    public required string CycleId { get; set; }

    /// <summary>Counted from 1.</summary>
    [Parameter, EditorRequired]
    public required int Iteration { get; set; }

    /// <summary>The form and how far it is.</summary>
    [Parameter, EditorRequired]
    public required CheckpointExportView Export { get; set; }

    /// <summary>Whether it is being written, or waits for its turn.</summary>
    [Parameter, EditorRequired]
    public required bool Waiting { get; set; }

    /// <summary>Somebody wants it.</summary>
    [Parameter, EditorRequired]
    public required EventCallback Asked { get; set; }

    private string Title => Export.Format switch
    {
        ExportFormat.Peft => ModelsTexts.Adapter,
        ExportFormat.Merged => ModelsTexts.Merged,
        ExportFormat.GgufF16 => ModelsTexts.GgufF16,
        ExportFormat.GgufQ8 => ModelsTexts.GgufQ8,
        ExportFormat.Onnx => ModelsTexts.OnnxSingle,
        ExportFormat.OnnxF16 => ModelsTexts.OnnxHalf,
        var other => CoreJson.Word(other),
    };

    private string Address => $"models/{CycleId}/{Iteration}/{CoreJson.Word(Export.Format)}";
}
