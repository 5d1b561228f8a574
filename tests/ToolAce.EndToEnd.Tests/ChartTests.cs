namespace ToolAce.EndToEnd.Tests;

/// <summary>Charts of a page that is left while the server still draws it: nothing is drawn, and nothing breaks the page that comes.</summary>
public sealed class ChartTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("toolace-e2e-").FullName;
    private readonly List<string> complaints = [];

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Theory]
    [InlineData("gone")]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Chart_WhoseCanvasLeftThePage_IsLeftAlone(string left)
    {
        await using (var visit = await SignedIn.StartAsync(browser, home, TestContext.Current.CancellationToken, complaints))
        {
            await visit.GotoAsync("leaderboard");
            const string Drawn = """
                async left => {
                  const { create } = await import("/charts.js");
                  const canvas = document.createElement("canvas");
                  document.body.append(canvas);
                  if (left === "before") {
                    canvas.remove();
                  }
                  const chart = await create(left === "gone" ? null : canvas, { bars: true });
                  canvas.remove();
                  chart.set([{ name: "a", points: [[0, 1], [1, 2]] }], { bars: true, labels: ["x", "y"] });
                  chart.add([{ name: "a", points: [[2, 3]] }]);
                  chart.end();
                  return "done";
                }
                """;
            Assert.Equal("done", await visit.Page.EvaluateAsync<string>(Drawn, left));
        }

        Assert.Empty(complaints);
    }
}
