using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;

namespace ToolAce.Verification.Tests;

/// <summary>Short ways to write tools and dialogs.</summary>
internal static class Talk
{
    public static Schema Text { get; } = new() { Type = SchemaType.String };

    public static Schema Whole { get; } = new() { Type = SchemaType.Integer };

    public static Schema Real { get; } = new() { Type = SchemaType.Float };

    public static Schema Flag { get; } = new() { Type = SchemaType.Boolean };

    public static Schema Code { get; } = new() { Type = SchemaType.String, Pattern = "^[A-Z][0-9]{2}$" };

    public static Schema Date { get; } = new() { Type = SchemaType.String, Format = "date" };

    public static Schema Time { get; } = new() { Type = SchemaType.String, Format = "time" };

    /// <summary>Books a room: guest, nights and optional view, pets, arrival, address; gives a code and a price.</summary>
    public static ApiDefinition BookRoom { get; } = Tool("book_room", "Reserve a place to sleep for a guest",
        Dict(["guest", "nights"],
            ("guest", Text),
            ("nights", Whole with { Minimum = 1, Maximum = 14 }),
            ("view", OneOf("sea", "garden", "city", "hill")),
            ("pets", Flag with { Description = "whether animals may come along" }),
            ("arrival", Date),
            ("home", Dict(["city"], ("street", Text), ("city", Text))),
            ("dishes", ListOf(Text))),
        Dict(["code", "price"], ("code", Code), ("price", Real with { Minimum = 40, Maximum = 400 })));

    /// <summary>Cancels a room by its code.</summary>
    public static ApiDefinition CancelRoom { get; } = Tool("cancel_room", "Give up a stay that was reserved",
        Dict(["booking"], ("booking", Code), ("reason", OneOf("illness", "weather", "work"))),
        Dict(["status"], ("status", OneOf("cancelled", "late"))));

    /// <summary>Tells the weather of a city, with a space in its name.</summary>
    public static ApiDefinition GetWeather { get; } = Tool("Get Weather", "Tell the forecast of a city", Dict(["city"], ("city", Text), ("day", Date), ("hour", Time)));

    public static Schema OneOf(params string[] values) => Text with { Enum = [.. values.Select(v => new Literal.Text(v))] };

    public static Schema ListOf(Schema items) => new() { Type = SchemaType.Array, Items = items };

    public static Schema Dict(string[] required, params (string Name, Schema Schema)[] members) => new()
    {
        Type = SchemaType.Dict,
        Properties = [.. members.Select(m => new SchemaProperty(m.Name, m.Schema))],
        Required = required,
    };

    public static ApiDefinition Tool(string name, string description, Schema parameters, Schema? results = null) =>
        new(name, description, parameters) { Results = results };

    /// <summary>A dialog whose turns start with <c>s:</c>, <c>u:</c>, <c>a:</c> or <c>t:</c>; the three tools above are offered.</summary>
    public static Dialog Of(params string[] turns) => With([BookRoom, CancelRoom, GetWeather], turns);

    public static Dialog With(ApiDefinition[] tools, params string[] turns) => new("d1", DialogKind.Single, "hotel", tools,
    [
        .. turns.Select(t => new Turn(t[0] switch { 's' => Role.System, 'u' => Role.User, 'a' => Role.Assistant, 't' => Role.Tool, _ => throw new ArgumentException(t) }, t[3..])),
    ]);

    /// <summary>A whole and faultless dialog.</summary>
    public static Dialog Good() => Of(
        "u: Please book a room for guest Anna, 3 nights, with a view of the sea.",
        """a: [book_room(guest="Anna", nights=3, view="sea")]""",
        """t: [{"name": "book_room", "results": {"code": "K42", "price": 120.5}}]""",
        "a: The room is booked. The code is K42 and the price 120.5.");
}
