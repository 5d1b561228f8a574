using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Switches inference mode on this thread until disposed: tensors made in it can never take part in differentiation.</summary>
internal sealed class InferenceMode(bool mode) : IDisposable
{
    private nint _guard = Shim.Check(Shim.ta_inference_begin(mode ? 1 : 0));

    public void Dispose()
    {
        if (_guard != 0)
        {
            Shim.ta_inference_end(_guard);
            _guard = 0;
        }
    }
}
