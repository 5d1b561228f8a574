using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ToolAce.Storage.Homes;

namespace ToolAce.Web.SignIn;

/// <summary>
/// Tokens that let a browser in, as Jupyter's do: whoever can read the home may mint one. A token is the time it ends at and a signature over it
/// (HMAC-SHA256 with the home's secret), so none is stored, and a new secret ends them all.
/// </summary>
public sealed class SignInLinks
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly byte[] secret;
    private readonly TimeProvider time;

    private SignInLinks(byte[] secret, TimeProvider time) => (this.secret, this.time) = (secret, time);

    /// <summary>Links of a home.</summary>
    public static SignInLinks Of(HomeLayout home, TimeProvider time) => new(HomeSecret.Of(home), time);

    /// <summary>The address that signs a browser in, good for one hour.</summary>
    public Uri Create(Uri server) => new(server, $"sign-in?token={CreateToken()}");

    /// <summary>The token alone, for a program of the home's owner; good for one hour.</summary>
    public string CreateToken() => Token(time.GetUtcNow() + Lifetime);

    /// <summary>Whether a token was minted for this home and has not ended.</summary>
    public bool Accepts(string? token)
    {
        var parts = (token ?? "").Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(parts[1]), Encoding.ASCII.GetBytes(Signature(parts[0])))
            && seconds > time.GetUtcNow().ToUnixTimeSeconds();
    }

    private string Token(DateTimeOffset end)
    {
        var seconds = end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{seconds}.{Signature(seconds)}";
    }

    private string Signature(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)));
}
