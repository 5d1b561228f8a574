using TorchSharp.Tests.Goldens;

namespace TorchSharp.Tests.Optim;

public class ScheduleTests
{
    [Theory]
    [InlineData("LambdaLR")]
    [InlineData("CosineAnnealingLR")]
    [InlineData("LinearLR")]
    [InlineData("ConstantLR")]
    [InlineData("SequentialLR")]
    public void Schedule_OverTwelveSteps_FollowsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.SGD([new Parameter(zeros(1))], 0.4);
        var schedule = Make(name, optimizer);
        var expected = Golden.Section("schedules", name).EnumerateArray().Select(Golden.Number).ToArray();

        foreach (var rate in expected)
        {
            Assert.Equal(rate, optimizer.ParamGroups.Single().LearningRate, 1e-9);
            Assert.Equal(rate, schedule.get_last_lr().Single(), 1e-9);
            optimizer.step();
            schedule.step();
        }
    }

    private static optim.lr_scheduler.LRScheduler Make(string name, optim.Optimizer o) => name switch
    {
        "LambdaLR" => optim.lr_scheduler.LambdaLR(o, i => Math.Min(1.0, (i + 1) / 4.0) * Math.Pow(0.9, i)),
        "CosineAnnealingLR" => optim.lr_scheduler.CosineAnnealingLR(o, 5, eta_min: 0.1),
        "LinearLR" => optim.lr_scheduler.LinearLR(o, 0.25, 1.0, 6),
        "ConstantLR" => optim.lr_scheduler.ConstantLR(o, 0.5, 4),
        _ => optim.lr_scheduler.SequentialLR(o, [optim.lr_scheduler.ConstantLR(o, 0.1, 3), optim.lr_scheduler.LinearLR(o, 0.5, 1.0, 4)], [3]),
    };
}
