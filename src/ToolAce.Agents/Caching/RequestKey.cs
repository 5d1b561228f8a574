using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Caching;

/// <summary>The content address of a request: SHA-256 over the body that would be sent (model, messages, every option) and the sample's number.</summary>
internal static class RequestKey
{
    /// <summary>Changes with whatever makes old answers unfit for the same request.</summary>
    private const int Version = 1;

    /// <summary>64 hexadecimal digits.</summary>
    public static string Of(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version} {SampleNumber.Of(options)}\n"));
        hash.AppendData(ChatRequestJson.Write(model, messages, options).ToMemory().Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
