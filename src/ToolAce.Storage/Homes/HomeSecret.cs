using System.Security.Cryptography;
using ToolAce.Storage.Files;

namespace ToolAce.Storage.Homes;

/// <summary>The home's one secret: random bytes that only its owner may read. What is signed or sealed with it ends with it.</summary>
public static class HomeSecret
{
    private const int Bytes = 32;

    /// <summary>The secret; made at the first call.</summary>
    public static byte[] Of(HomeLayout home)
    {
        if (!File.Exists(home.SecretFile))
        {
            home.Ensure();
            DurableFile.WriteOwners(home.SecretFile, RandomNumberGenerator.GetBytes(Bytes));
        }

        return File.ReadAllBytes(home.SecretFile);
    }
}
