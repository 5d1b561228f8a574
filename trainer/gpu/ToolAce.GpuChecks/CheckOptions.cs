using System.Globalization;
using ToolAce.Modeling.Devices;

namespace ToolAce.GpuChecks;

/// <summary>What to check and on what.</summary>
internal sealed record CheckOptions
{
    /// <summary>device, goldens, cycle or large.</summary>
    public required string Check { get; init; }

    /// <summary>The device under test.</summary>
    public DeviceChoice Device { get; init; } = DeviceChoice.Of(DeviceRequest.Auto);

    /// <summary>Folder with goldens/, tiny/ and dialogs.jsonl.</summary>
    public string Data { get; init; } = Path.Combine(AppContext.BaseDirectory, "..", "data");

    /// <summary>Where the JSON report goes; null means stdout alone.</summary>
    public string? Out { get; init; }

    /// <summary>Small shapes and few steps: the same code in seconds on a processor.</summary>
    public bool DryRun { get; init; }

    /// <summary>Optimiser steps; 0 means the check's own number.</summary>
    public int Steps { get; init; }

    /// <summary>Sequences of 4,096 tokens in one forward pass of the large check.</summary>
    public int Rows { get; init; } = 2;

    /// <summary>Whether its blocks are recomputed on the way back.</summary>
    public bool Recompute { get; init; }

    /// <summary>Whether its rows hold dialogs of many lengths instead of one each.</summary>
    public bool Mixed { get; init; }

    public static CheckOptions Parse(string[] arguments)
    {
        var options = new CheckOptions { Check = arguments is [var check, ..] ? check : throw new ArgumentException("Say which check: device, goldens, cycle or large.") };
        for (var i = 1; i < arguments.Length; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{name} wants a value.");
            options = name switch
            {
                "--device" => options with { Device = DeviceOf(Value()) },
                "--data" => options with { Data = Value() },
                "--out" => options with { Out = Value() },
                "--dry-run" => options with { DryRun = true },
                "--steps" => options with { Steps = Number(name, Value()) },
                "--rows" => options with { Rows = Number(name, Value()) },
                "--recompute" => options with { Recompute = true },
                "--mixed" => options with { Mixed = true },
                _ => throw new ArgumentException($"There is no option {name}."),
            };
        }

        return options;
    }

    private static DeviceChoice DeviceOf(string text) => DeviceRequest.TryParse(text, out var request)
        ? DeviceChoice.Of(request)
        : throw new ArgumentException($"There is no device '{text}': say {DeviceRequest.Allowed}.");

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : throw new ArgumentException($"{name} wants a number above 0.");
}
