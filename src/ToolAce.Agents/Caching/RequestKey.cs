using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Caching;

/// <summary>The content address of a request: SHA-256 over the body that would be sent (model, messages, every option), the sample's number and where it is sent.</summary>
internal static class RequestKey
{
    /// <summary>Changes with whatever makes old answers unfit for the same request.</summary>
    private const int Version = 1;

    /// <summary>64 hexadecimal digits. <paramref name="address"/> is null where the model's name alone says who answers.</summary>
    public static string Of(string model, IEnumerable<ChatMessage> messages, ChatOptions? options, Uri? address)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version} {SampleNumber.Of(options)}{(address is null ? "" : $" {Place(address)}")}\n"));
        hash.AppendData(ChatRequestJson.Write(model, messages, options).ToMemory().Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An address without whatever may be secret in it; a slash at its end says nothing.</summary>
    private static string Place(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
}
