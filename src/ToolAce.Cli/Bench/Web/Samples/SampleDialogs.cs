using ToolAce.Core.Dialogs;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Web.Samples;

/// <summary>Dialogs as long and as varied as written ones; the same number gives the same dialog.</summary>
internal sealed class SampleDialogs
{
    private const string Model = "6c78ce4da8a7f1f1";

    // Shares of 20.
    private static readonly DialogKind[] Kinds =
        [.. Enumerable.Repeat(DialogKind.Single, 8), .. Enumerable.Repeat(DialogKind.Parallel, 5), .. Enumerable.Repeat(DialogKind.Dependent, 4), .. Enumerable.Repeat(DialogKind.NonTool, 3)];

    private readonly SampleTools _tools = new();

    /// <summary>The dialog's id; ids rise with numbers.</summary>
    public static string Id(int number) => $"i1-{number:D6}";

    /// <summary>The dialog of this number, from 0.</summary>
    public Dialog Of(int number)
    {
        var random = new Random(number);
        var kind = random.Pick(Kinds);
        var domain = random.Next(SampleWords.Domains.Count);
        var tools = _tools.Offer(domain, random);
        var turns = Turns(kind, number, tools[0].Name, tools[2].Name, SampleWords.Domains[domain].Replace('-', ' '), random);
        return new Dialog(Id(number), kind, SampleWords.Domains[domain], tools, turns)
        {
            Complexity = new Complexity(Model, 0.5 + 6 * random.NextDouble(), 20 + random.Next(80)),
            Adjustments = random.Chance(0.5) ? [new Adjustment(AdjustmentDirection.Harder, 0.4, 1.2)] : [],
            CallCount = kind switch { DialogKind.NonTool => 0, DialogKind.Single => 1, _ => 2 },
            Dissimilarity = random.NextDouble(),
        };
    }

    private static IReadOnlyList<Turn> Turns(DialogKind kind, int number, string first, string second, string place, Random random)
    {
        var (name, town) = (random.Pick(SampleWords.Names), random.Pick(SampleWords.Towns));
        var request = new Turn(Role.User, $"My name is {name} and I need the {place} in {town} for order {number:D6}, {random.Pick(SampleWords.Wishes)}.");
        string Call(string tool) => $"{tool}(customer=\"{name}\", day=\"2026-{1 + random.Next(12):D2}-{1 + random.Next(28):D2}\", seats={1 + random.Next(9)}, town=\"{town}\")";
        string Answer(string tool) => $"{{\"name\": \"{tool}\", \"results\": {{\"code\": \"{(char)('A' + random.Next(26))}{random.Next(10, 100)}\", \"fee\": {random.Next(400)}}}}}";
        Turn Said() => new(Role.Assistant, $"It is settled, {name}: show the code {(char)('A' + random.Next(26))}{random.Next(10, 100)} at the counter in {town}; the fee is {random.Next(400)} and due on the day itself.");
        return kind switch
        {
            DialogKind.NonTool => [request, new(Role.Assistant, $"None of the tools that I have can do that in {town}, {name}. Ask the {place} on the spot, or tell me another wish.")],
            DialogKind.Single => [request, new(Role.Assistant, $"[{Call(first)}]"), new(Role.Tool, $"[{Answer(first)}]"), Said()],
            DialogKind.Parallel => [request, new(Role.Assistant, $"[{Call(first)}, {Call(second)}]"), new(Role.Tool, $"[{Answer(first)}, {Answer(second)}]"), Said()],
            _ => [request, new(Role.Assistant, $"[{Call(first)}]"), new(Role.Tool, $"[{Answer(first)}]"), new(Role.Assistant, $"[{Call(second)}]"), new(Role.Tool, $"[{Answer(second)}]"), Said()],
        };
    }
}
