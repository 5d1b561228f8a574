using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Modeling.Chat;

/// <summary>
/// A tool in one line, for small contexts: <c>book_room(guest: string, view?: "sea"|"garden", tags: [string], address: {street: string}) - reserve a room</c>.
/// A question mark means optional; dates and times are named as such. Descriptions of parameters, ranges and defaults are left out.
/// </summary>
public static class ToolSignature
{
    /// <summary>The signature and the description, without line breaks.</summary>
    public static string Write(ApiDefinition tool)
    {
        var description = string.Join(' ', tool.Description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{tool.Name}({Members(tool.Parameters)})" + (description.Length == 0 ? "" : $" - {description}");
    }

    private static string Members(Schema schema) =>
        string.Join(", ", schema.Properties.Select(p => $"{p.Name}{(schema.Requires(p.Name) ? "" : "?")}: {Word(p.Schema)}"));

    private static string Word(Schema schema) => schema switch
    {
        { Enum.Count: > 0 } => string.Join('|', schema.Enum.Select(CallSyntax.Print)),
        { Type: SchemaType.Array or SchemaType.Tuple } => $"[{(schema.Items is { } items ? Word(items) : SchemaTypes.Word(SchemaType.Any))}]",
        { Type: SchemaType.Dict } => $"{{{Members(schema)}}}",
        { Type: SchemaType.String, Format: "date" or "time" } => schema.Format,
        _ => SchemaTypes.Word(schema.Type),
    };
}
