using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Gradients.
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Shim.Check(Read(Shim.ta_requires_grad(Handle))) != 0;
            set => Shim.Check(Read(Shim.ta_set_requires_grad(Handle, value ? 1 : 0)));
        }

        /// <summary>The accumulated gradient; a new object at every reading, owned by the current scope.</summary>
        public Tensor? grad
        {
            get
            {
                var result = Read(Shim.ta_grad(Handle));
                return result == 0 ? null : new Tensor(result);
            }

            set
            {
                Shim.Check(Read(Shim.ta_set_grad(Handle, value?.Handle ?? 0)));
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => Shim.Check(Read(Shim.ta_retain_grad(Handle)));

        public Tensor detach() => Aten.Detach.Call(this);

        public Tensor detach_() => Aten.DetachInPlace.Mutate(this);

        public void backward() => autograd.backward(this);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>As <see cref="with_requires_grad"/>, without a native call where nothing is asked.</summary>
        internal Tensor Tracked(bool requires_grad) => requires_grad ? requires_grad_() : this;
    }
}
