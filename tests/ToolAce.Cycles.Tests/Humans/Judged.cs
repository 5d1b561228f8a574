using ToolAce.Core.Apis;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Schemas;

namespace ToolAce.Cycles.Tests.Humans;

/// <summary>A small dialog to be judged.</summary>
internal static class Judged
{
    public static Dialog Dialog(string id = "d1", string answer = "[find_town(name=\"Kiel\")]") => new(
        id,
        DialogKind.Single,
        "Travel",
        [new ApiDefinition("find_town", "Finds a town.", new Schema { Type = SchemaType.Dict, Properties = [new("name", new Schema { Type = SchemaType.String })], Required = ["name"] })],
        [new Turn(Role.User, "Find Kiel."), new Turn(Role.Assistant, answer)]);
}
