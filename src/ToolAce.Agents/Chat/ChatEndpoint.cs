namespace ToolAce.Agents.Chat;

/// <summary>Where a model answers: an OpenAI-compatible endpoint. The key is for calls alone; it is in no text that this record makes.</summary>
public sealed record ChatEndpoint
{
    /// <summary>An endpoint by its base address, up to and without <c>/chat/completions</c>; <paramref name="key"/> is null or blank where none is wanted.</summary>
    /// <exception cref="ArgumentException">Address, model or key cannot be.</exception>
    public ChatEndpoint(Uri address, string model, string? key)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            throw new ArgumentException("An endpoint's address looks like https://api.example.com/v1, without a user, a key or a question mark in it.", nameof(address));
        }

        Address = address;
        Model = string.IsNullOrWhiteSpace(model) ? throw new ArgumentException("The model's name there is missing.", nameof(model)) : model.Trim();
        Key = new Secret(key);
    }

    /// <summary>The base address.</summary>
    public Uri Address { get; }

    /// <summary>The model's name there.</summary>
    public string Model { get; }

    internal Secret Key { get; }
}
