using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Endpoint.Writing;

/// <summary>The few words that the dull writer has.</summary>
internal static class DullWords
{
    public static IReadOnlyList<string> Areas { get; } = ["travel", "finance", "health", "education", "household", "sports", "media", "logistics"];

    public static IReadOnlyList<string> Verbs { get; } = ["book", "find", "cancel", "rate", "count", "compare", "list", "plan", "check", "order", "renew", "move"];

    public static IReadOnlyList<string> Things { get; } =
        ["room", "invoice", "lesson", "parcel", "ticket", "recipe", "meeting", "garden", "bicycle", "contract", "playlist", "vaccine", "route", "licence", "battery", "window"];

    public static IReadOnlyList<string> Settings { get; } =
        ["weekend", "office", "family", "harbour", "village", "airport", "winter", "student", "senior", "guest", "partner", "member", "market", "station", "project", "holiday"];

    public static string Name(Random random) => $"{random.Pick(First)} {random.Pick(Last)}";

    private static string[] First { get; } = ["Alma", "Bruno", "Clara", "Dario", "Elsa", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Karla", "Leo", "Mira", "Nils", "Olga", "Pavel"];

    private static string[] Last { get; } = ["Berg", "Costa", "Dahl", "Eder", "Fontana", "Green", "Hale", "Ivers", "Jansen", "Kern", "Lind", "Moore", "Novak", "Ortega", "Park", "Quist"];
}
