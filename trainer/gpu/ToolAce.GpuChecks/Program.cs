using ToolAce.GpuChecks;
using ToolAce.GpuChecks.Checks;
using ToolAce.Modeling.Devices;
using ToolAce.Trainer.Sft;

try
{
    var options = CheckOptions.Parse(args);
    object report = options.Check switch
    {
        "device" => DeviceCheck.Run(options),
        "goldens" => GoldenCheck.Run(options),
        "cycle" => CycleCheck.Run(options),
        "large" => LargeCheck.Run(options),
        var other => throw new ArgumentException($"There is no check '{other}'. The checks are device, goldens, cycle and large."),
    };
    CheckReport.Write(report, options.Out);
    return 0;
}
catch (Exception e) when (e is ArgumentException or DeviceAbsentException or TrainingRefusedException)
{
    Console.Error.WriteLine(e.Message);
    return e is ArgumentException ? 2 : 1;
}
