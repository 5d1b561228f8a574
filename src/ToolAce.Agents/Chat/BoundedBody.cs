using System.Text;

namespace ToolAce.Agents.Chat;

/// <summary>Reads an answer's body whole, but never more of it than anybody needs.</summary>
internal static class BoundedBody
{
    private const int BufferSize = 16 << 10;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidDataException">It is longer, or no UTF-8.</exception>
    public static async Task<string> ReadAsync(Stream? body, int mostBytes, CancellationToken cancellationToken)
    {
        if (body is null)
        {
            return "";
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (bytes.Length + read > mostBytes)
            {
                throw new InvalidDataException($"more than {mostBytes:N0} bytes");
            }

            bytes.Write(buffer, 0, read);
        }

        try
        {
            return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException("bytes that are no UTF-8", wrong);
        }
    }
}
