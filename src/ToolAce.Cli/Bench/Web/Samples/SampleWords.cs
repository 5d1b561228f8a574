namespace ToolAce.Cli.Bench.Web.Samples;

/// <summary>What sample dialogs are about.</summary>
internal static class SampleWords
{
    /// <summary>Forty domains.</summary>
    public static IReadOnlyList<string> Domains { get; } =
    [
        "airport-desk", "allotments", "art-museum", "bakery", "bank-branch", "bicycle-hire", "boat-harbour", "bookshop", "bus-lines", "car-repair",
        "choir", "cinema", "city-tours", "coffee-bar", "contact-book", "courier", "dentist", "exam-office", "farm-shop", "ferry-line",
        "flat-letting", "football-club", "garden-centre", "gym", "hardware-store", "hotel", "insurance", "job-hiring", "language-school", "laundry",
        "library", "music-school", "night-train", "optician", "parking", "pharmacy", "photo-studio", "post-office", "recycling", "visa-office",
    ];

    public static IReadOnlyList<string> Verbs { get; } = ["book", "cancel", "find", "move", "order", "price", "rate", "renew"];

    public static IReadOnlyList<string> Things { get; } = ["appointment", "delivery", "invoice", "locker", "membership", "place", "reservation", "voucher"];

    public static IReadOnlyList<string> Names { get; } =
    [
        "Amara Diallo", "Bruno Keller", "Chiara Conti", "Dilan Yildiz", "Edith Moreau", "Farid Haddad", "Greta Lindqvist", "Hugo Martens", "Ines Carvalho", "Jonas Weber",
        "Keiko Tanaka", "Liam Byrne", "Mina Petrova", "Noor Rahman", "Oskar Nowak", "Paula Jensen", "Quentin Roy", "Rosa Alvarez", "Samir Nasser", "Tilda Berg",
    ];

    public static IReadOnlyList<string> Towns { get; } =
        ["Aarhus", "Bergamo", "Bristol", "Cadiz", "Delft", "Dresden", "Ghent", "Graz", "Kaunas", "Lille", "Malmo", "Nantes", "Olomouc", "Porto", "Tartu", "Turku"];

    public static IReadOnlyList<string> Wishes { get; } =
    [
        "if that is still possible this week, otherwise the first free day after it",
        "but please tell me the price before anything is charged to my account",
        "and send the confirmation to the address that you have from last time",
        "because my plans have changed and the old date does not suit me any more",
        "together with two colleagues who arrive an hour later than I do",
        "as quietly as you can, since it is meant to be a surprise for her birthday",
    ];
}
