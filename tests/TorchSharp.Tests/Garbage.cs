namespace TorchSharp.Tests;

/// <summary>What earlier tests left to the finalizer, out of the way before tensors are counted.</summary>
internal static class Garbage
{
    public static void Settle()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
