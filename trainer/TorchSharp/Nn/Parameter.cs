namespace TorchSharp.Modules;

/// <summary>
/// A tensor that a module owns and an optimiser changes. Takes over the native tensor of <c>data</c>, and its place in the dispose scope:
/// a parameter made inside a scope dies with it.
/// </summary>
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(data.with_requires_grad(requires_grad).MoveHandle(), register: false) => DisposeScope.ReplaceWith(data, this);
}
