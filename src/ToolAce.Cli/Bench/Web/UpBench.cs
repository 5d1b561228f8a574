namespace ToolAce.Cli.Bench.Web;

/// <summary>Seconds from the start of <c>up</c> on an empty home, first cycle's launch included, to the printed link; what the launcher script does before is not in it.</summary>
internal static class UpBench
{
    private const double Limit = 5;
    private const int Times = 3;

    public static async Task<Figure> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var seconds = new List<double>();
        for (var i = 1; i <= Times; i++)
        {
            var home = Path.Combine(folder, $"up-{i}");
            TemporaryFolders.Delete(home);
            await using (var server = await ServerProcess.StartAsync(home, [], cancellationToken))
            {
                seconds.Add(Math.Round(server.Seconds, 2));
            }

            TemporaryFolders.Delete(home);
        }

        return new Figure(FigureNames.Up, Medians.Of(seconds, digits: 2), Limit, "s", new Dictionary<string, object> { ["seconds"] = seconds });
    }
}
