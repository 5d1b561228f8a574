using ToolAce.Verification.Rules;

namespace ToolAce.Verification.Tests.Rules;

public sealed class RuleCatalogTests
{
    [Fact]
    public void All_IsTheTableOfThePaper()
    {
        Assert.Equal(Enumerable.Range(1, 14).Select(i => $"r{i:00}"), RuleCatalog.All.Select(r => r.Id[..3]));
        Assert.Equal([2, 3, 5, 4], Enum.GetValues<RuleAspect>().Select(a => RuleCatalog.All.Count(r => r.Aspect == a)));
    }
}
