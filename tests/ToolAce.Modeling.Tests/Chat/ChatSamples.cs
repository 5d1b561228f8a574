using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;

namespace ToolAce.Modeling.Tests.Chat;

/// <summary>A tool with every kind of parameter, and dialogs that use it.</summary>
internal static class ChatSamples
{
    public static readonly ApiDefinition Tool = new("book_room", "reserve a room\n for a guest", new Schema
    {
        Type = SchemaType.Dict,
        Properties =
        [
            new("guest", new Schema { Type = SchemaType.String }),
            new("nights", new Schema { Type = SchemaType.Integer, Minimum = 1 }),
            new("view", new Schema { Type = SchemaType.String, Enum = [new Literal.Text("sea"), new Literal.Text("garden")] }),
            new("address", new Schema
            {
                Type = SchemaType.Dict,
                Properties = [new("street", new Schema { Type = SchemaType.String }), new("city", new Schema { Type = SchemaType.String })],
                Required = ["street"],
            }),
            new("tags", new Schema { Type = SchemaType.Array, Items = new Schema { Type = SchemaType.String } }),
            new("date", new Schema { Type = SchemaType.String, Format = "date" }),
        ],
        Required = ["guest", "nights", "address"],
    });

    public const string Signature =
        "book_room(guest: string, nights: integer, view?: \"sea\"|\"garden\", address: {street: string, city?: string}, tags?: [string], date?: date) - reserve a room for a guest";

    public const string Call = "[book_room(guest=\"Anna\", nights=3)]";

    public static readonly Dialog Booking = new("d1", DialogKind.Dependent, "hotel", [Tool],
    [
        new(Role.User, "please book a room"),
        new(Role.Assistant, Call),
        new(Role.Tool, "[{\"name\": \"book_room\", \"results\": {\"date\": 3}}]"),
        new(Role.Assistant, "a room for Anna"),
    ]);
}
