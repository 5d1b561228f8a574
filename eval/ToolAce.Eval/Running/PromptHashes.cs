using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ToolAce.Core.Json;
using ToolAce.Core.Models;

namespace ToolAce.Eval.Running;

/// <summary>Tells prompts apart, whatever text a chat format makes of them.</summary>
internal static class PromptHashes
{
    public static string Of(ChatPrompt prompt) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(prompt, CoreJson.Options)));

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
