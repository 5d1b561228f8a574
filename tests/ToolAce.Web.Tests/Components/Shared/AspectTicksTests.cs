using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ToolAce.Verification.Experts.Llm;
using ToolAce.Verification.Humans;
using ToolAce.Verification.Reports;
using ToolAce.Web.Components.Shared;

namespace ToolAce.Web.Tests.Components.Shared;

/// <summary>What people tick of a rejected dialog, and the table that rests on it, as they are drawn.</summary>
public sealed class AspectTicksTests
{
    [Fact]
    public async Task Drawn_EveryAspectHasALabelledBoxWithItsKey_AndTheTickedAreSaid()
    {
        var html = await DrawAsync<AspectTicks>(new() { ["Ticked"] = new[] { ExpertAspect.ToolResponse }, ["Toggled"] = default(EventCallback<ExpertAspect>) });

        foreach (var place in Enumerable.Range(0, 4))
        {
            Assert.Contains($"for=\"aspect-{place}\"", html, StringComparison.Ordinal);
            Assert.Contains($"aria-keyshortcuts=\"{place + 1}\"", html, StringComparison.Ordinal);
        }

        Assert.Contains("<legend", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split(" checked").Length);
        Assert.Matches("aria-live=\"polite\">Wrong: A tool.+ the call\\.<", html);
    }

    [Fact]
    public void Of_Keys_AreTheAspectsInTheirOrder()
    {
        Assert.Equal([ExpertAspect.Hallucination, ExpertAspect.Consistency, ExpertAspect.ToolResponse, ExpertAspect.Quality], "1234".Select(k => AspectTicks.Of(k)!.Value));
        Assert.All("05an", k => Assert.Null(AspectTicks.Of(k)));
    }

    [Fact]
    public async Task AgreementTable_SaysOnHowManyVerdictsARowRests()
    {
        var html = await DrawAsync<AgreementTable>(new() { ["Rows"] = new[] { AgreementRow.Of(new Agreement("expert-quality", 1, 0, 0, 2, 0), verdicts: 7) } });

        Assert.Contains("<th scope=\"col\" class=\"text-end\">People&#x27;s verdicts</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"text-end\">7</td>", html, StringComparison.Ordinal);
    }

    private static async Task<string> DrawAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
