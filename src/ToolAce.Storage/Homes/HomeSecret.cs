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
            // Two programs may make it at once: each under a name of its own, and the first to give it the real one wins.
            var own = $"{home.Ensure().SecretFile}.{Environment.ProcessId}";
            DurableFile.WriteOwners(own, RandomNumberGenerator.GetBytes(Bytes));
            try
            {
                File.Move(own, home.SecretFile);
            }
            catch (IOException) when (File.Exists(home.SecretFile))
            {
                File.Delete(own);
            }
        }

        return File.ReadAllBytes(home.SecretFile);
    }
}
