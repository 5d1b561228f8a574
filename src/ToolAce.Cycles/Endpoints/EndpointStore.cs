using ToolAce.Agents.Chat;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Endpoints;

/// <summary>A home's endpoints. Their keys lie apart, encrypted, and come out for a call alone: no page, log or artifact ever holds one.</summary>
public sealed class EndpointStore(HomeLayout home)
{
    private const int LongestName = 60;
    private readonly HomeDocument<Endpoint> document = new(home.EndpointsFile);
    private readonly SecretStore secrets = new(home);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Endpoint> All() => [.. document.Read().OrderBy(e => e.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Adds one, or changes the one of that name, or the one that was called <paramref name="formerly"/>. An empty key keeps the key there was.</summary>
    /// <exception cref="ArgumentException">Name, address or model cannot be.</exception>
    public void Save(string name, string address, string model, string? key, string? formerly = null)
    {
        if (formerly is not null && formerly != name.Trim() && document.Read().FirstOrDefault(e => e.Name == formerly) is { } renamed)
        {
            var kept = string.IsNullOrWhiteSpace(key) && renamed.Address == Web(address) ? secrets.Get(formerly) : key;
            Save(name, address, model, kept);
            Remove(formerly);
            return;
        }

        var endpoint = new Endpoint(Text(name, "name"), Web(address), Text(model, "model"));
        var old = document.Read().FirstOrDefault(e => e.Name == endpoint.Name);
        if (old is not null && old.Address != endpoint.Address && string.IsNullOrWhiteSpace(key) && HasKey(old.Name))
        {
            throw new ArgumentException("The address is another one now, and a key goes to no address that it was not entered for: enter the key again.");
        }

        // At no moment does a key stand beside an address that it was not entered for.
        if (!string.IsNullOrWhiteSpace(key))
        {
            secrets.Remove(endpoint.Name);
        }

        document.Change(all => all.Where(e => e.Name != endpoint.Name).Append(endpoint));
        if (!string.IsNullOrWhiteSpace(key))
        {
            secrets.Set(endpoint.Name, key.Trim());
        }
    }

    /// <summary>Forgets one, its key first.</summary>
    public void Remove(string name)
    {
        secrets.Remove(name);
        document.Change(all => all.Where(e => e.Name != name));
    }

    /// <summary>Whether a key is kept for it.</summary>
    public bool HasKey(string name) => secrets.Has(name);

    /// <summary>The endpoint of that name, ready to be asked, for its own model or another one there; null when there is none of that name.</summary>
    /// <exception cref="InvalidDataException">Its key cannot be opened.</exception>
    public ChatEndpoint? Open(string name, string? model = null) =>
        document.Read().FirstOrDefault(e => e.Name == name) is { } endpoint ? new ChatEndpoint(endpoint.Address, model ?? endpoint.Model, KeyOf(name)) : null;

    /// <summary>The key, for a call to this endpoint and nothing else; null without one.</summary>
    internal string? KeyOf(string name) => secrets.Get(name);

    private static string Text(string value, string what) => value.Trim() is { Length: > 0 and <= LongestName } text
        ? text
        : throw new ArgumentException($"A {what} has 1 to {LongestName} characters.");

    private static Uri Web(string address) => Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Query.Length == 0
        ? uri
        : throw new ArgumentException($"'{address.Trim()}' is not an address of an endpoint. It looks like https://api.example.com/v1, without a user, a key or a question mark in it.");
}
