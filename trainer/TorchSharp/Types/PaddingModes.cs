namespace TorchSharp;

/// <summary>What the elements beyond a tensor's border are.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}
