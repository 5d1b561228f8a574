using ToolAce.Eval.ApiBank;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.ApiBank;

public sealed class ApiBankWorkloadTests
{
    [Fact]
    public void Run_RecordedCalls_AllAgreeEveryTime()
    {
        _ = OfficialData.Records("api_bank").First();
        var workload = ApiBankWorkload.Load(OfficialData.Require());
        Assert.NotEqual(0, workload.Calls);
        Assert.Equal(0, workload.Run(TestContext.Current.CancellationToken));
        Assert.Equal(0, workload.Run(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Load_WithoutRecords_SaysWhichAreMissing() => Assert.Contains("api_bank.jsonl.gz", Assert.Throws<SuiteException>(() => ApiBankWorkload.Load("/nowhere")).Message);
}
