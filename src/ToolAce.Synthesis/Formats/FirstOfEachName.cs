using ToolAce.Core.Apis;

namespace ToolAce.Synthesis.Formats;

/// <summary>Keeps the names of APIs from several places apart: of two with one name the first stays.</summary>
public sealed class FirstOfEachName
{
    private readonly Dictionary<string, (ApiDefinition Api, string Place)> first = new(StringComparer.Ordinal);

    /// <summary>Takes the API's name for the one at <paramref name="place"/>.</summary>
    /// <returns>Null when it is the first; else what stands there already.</returns>
    public string? Add(ApiDefinition api, string place)
    {
        if (first.TryAdd(api.Name, (api, place)))
        {
            return null;
        }

        var earlier = first[api.Name];
        return $"{api.Name} is already there, from {earlier.Place}{(earlier.Api.Signature() == api.Signature() ? "" : ", with other parameters")}";
    }
}
