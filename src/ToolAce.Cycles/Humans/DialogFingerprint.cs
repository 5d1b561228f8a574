using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Core.Dialogs;
using ToolAce.Core.Json;

namespace ToolAce.Cycles.Humans;

/// <summary>What a person reads of a dialog, as a hash: instruction, tools and turns, and nothing that measuring adds.</summary>
public static class DialogFingerprint
{
    /// <summary>SHA-256, 64 hexadecimal digits.</summary>
    public static string Of(Dialog dialog) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            dialog.Instruction,
            Tools = dialog.Tools.Select(t => new { t.Name, t.Description, t.Parameters, t.Results }),
            Turns = dialog.Turns.Select(t => new { t.Role, t.Text }),
        },
        CoreJson.Options)));
}
