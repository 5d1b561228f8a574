using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Tools;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>Draws arguments that fit an API: every required parameter, some of the optional ones, in the order of the definition.</summary>
internal sealed class ArgumentDrawer(SchemaValues values)
{
    private const double OptionalShare = 0.4;

    public IReadOnlyList<Argument> Draw(ApiDefinition api, Random random, string? except = null) =>
    [
        .. api.Parameters.Properties
            .Where(p => p.Name != except && (api.Parameters.Requires(p.Name) || random.Chance(OptionalShare)))
            .Select(p => new Argument(p.Name, values.Draw(p.Schema, api.Lineage?.Domain ?? "", p.Name, random))),
    ];
}
