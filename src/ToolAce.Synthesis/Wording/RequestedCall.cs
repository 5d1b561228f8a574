using ToolAce.Core.Apis;
using ToolAce.Core.Calls;

namespace ToolAce.Synthesis.Wording;

/// <summary>A call as a person would ask for it: verb, object and arguments.</summary>
public sealed record RequestedCall(string Verb, string Object, IReadOnlyList<RequestedArgument> Arguments)
{
    /// <summary>
    /// The request for a call of <paramref name="api"/>. <paramref name="fromFields"/> names, by parameter, the result field an argument is taken from.
    /// </summary>
    public static RequestedCall Of(ApiDefinition api, Call call, IReadOnlyDictionary<string, string>? fromFields = null)
    {
        var (verb, obj) = ToolNames.Split(api.Name);
        return new RequestedCall(verb, obj, ArgumentsOf(api, call.Arguments, fromFields));
    }

    /// <summary>Arguments in words.</summary>
    public static IReadOnlyList<RequestedArgument> ArgumentsOf(
        ApiDefinition api, IEnumerable<Argument> arguments, IReadOnlyDictionary<string, string>? fromFields = null) =>
    [
        .. arguments.Select(a => new RequestedArgument(ToolNames.Words(a.Name), a.Value, api.Parameters.Find(a.Name)?.Enum.Count > 0)
        {
            FromField = fromFields is not null && fromFields.TryGetValue(a.Name, out var field) ? ToolNames.Words(field) : null,
        }),
    ];
}
