using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Switches gradient recording on this thread until disposed.</summary>
internal sealed class GradMode : IDisposable
{
    private readonly int _before;

    public GradMode(bool enabled)
    {
        _before = Shim.ta_grad_mode();
        Shim.ta_set_grad_mode(enabled ? 1 : 0);
    }

    public void Dispose() => Shim.ta_set_grad_mode(_before);
}
