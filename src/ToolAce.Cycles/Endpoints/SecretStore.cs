using System.Security.Cryptography;
using System.Text;
using ToolAce.Storage.Homes;

namespace ToolAce.Cycles.Endpoints;

/// <summary>
/// Secrets by name, each sealed with AES-256-GCM under a key derived from the home's secret and bound to its name. Whoever can read the home as its owner can open them;
/// a copy of the file alone, in a backup or a bug report, tells nothing.
/// </summary>
internal sealed class SecretStore(HomeLayout home)
{
    private const int KeyBytes = 32;
    private readonly HomeDocument<SealedSecret> document = new(home.EndpointKeysFile);

    public bool Has(string name) => document.Read().Any(s => s.Name == name);

    public void Set(string name, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (content, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var cipher = Cipher();
        cipher.Encrypt(nonce, plain, content, tag, Encoding.UTF8.GetBytes(name));
        document.Change(all => all.Where(s => s.Name != name).Append(new SealedSecret(name, nonce, content, tag)));
    }

    public void Remove(string name) => document.Change(all => all.Where(s => s.Name != name));

    /// <exception cref="InvalidDataException">It was sealed under another home's secret, or changed since.</exception>
    public string? Get(string name)
    {
        if (document.Read().FirstOrDefault(s => s.Name == name) is not { } secret)
        {
            return null;
        }

        var plain = new byte[secret.Content.Length];
        try
        {
            using var cipher = Cipher();
            cipher.Decrypt(secret.Nonce, secret.Content, secret.Tag, plain, Encoding.UTF8.GetBytes(name));
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidDataException($"The key of {name} cannot be opened: {home.EndpointKeysFile} or {home.SecretFile} is another one than when it was entered. Enter the key again.", wrong);
        }

        return Encoding.UTF8.GetString(plain);
    }

    private AesGcm Cipher() => new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, HomeSecret.Of(home), KeyBytes, info: "endpoint keys"u8.ToArray()), AesGcm.TagByteSizes.MaxSize);

    private sealed record SealedSecret(string Name, byte[] Nonce, byte[] Content, byte[] Tag);
}
