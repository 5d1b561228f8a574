using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Json;

namespace ToolAce.Storage.Artifacts;

/// <summary>
/// All that decides an artifact's content: what kind of thing it is, the fingerprint of the config that asked for it, the version of the stage's code,
/// the seed, and the inputs in order. Two artifacts of one recipe are equal byte for byte.
/// </summary>
public sealed record ArtifactRecipe(string Kind, string Name, string Fingerprint, string CodeVersion, int Seed, IReadOnlyList<ArtifactInput> Inputs)
{
    private const int ShortKey = 16;

    /// <summary>SHA-256 over the recipe, in hexadecimal.</summary>
    public string Key() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Options)));

    /// <summary>The artifact's id: kind and the key's first 16 digits.</summary>
    public string Id() => $"{Kind}-{Key()[..ShortKey]}";

    /// <inheritdoc/>
    public bool Equals(ArtifactRecipe? other) => other is not null && Key() == other.Key();

    /// <inheritdoc/>
    public override int GetHashCode() => Key().GetHashCode(StringComparison.Ordinal);
}
