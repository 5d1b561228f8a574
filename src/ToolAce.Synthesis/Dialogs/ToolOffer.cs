using ToolAce.Core.Apis;
using ToolAce.Synthesis.Wording;

namespace ToolAce.Synthesis.Dialogs;

/// <summary>What a tool can serve: the verb and object of its name, and its functionalities.</summary>
internal sealed record ToolOffer(string Verb, string Object, IReadOnlyList<string> Functionalities)
{
    public static ToolOffer Of(ApiDefinition api)
    {
        var (verb, obj) = ToolNames.Split(api.Name);
        return new ToolOffer(verb, obj, [.. (api.Lineage?.Functionalities ?? []).Append($"{verb} {obj}").Distinct()]);
    }

    /// <summary>Whether something both can serve. There are seven at the most, which are compared faster than hashed.</summary>
    public bool Overlaps(ToolOffer other)
    {
        if (Verb == other.Verb && Object == other.Object)
        {
            return true;
        }

        for (var i = 0; i < Functionalities.Count; i++)
        {
            for (var j = 0; j < other.Functionalities.Count; j++)
            {
                if (Functionalities[i] == other.Functionalities[j])
                {
                    return true;
                }
            }
        }

        return false;
    }
}
