using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers of training loops.</summary>
        public static class utils
        {
            /// <summary>
            /// Scales all gradients by min(1, max_norm / (norm + 1e-6)), where norm is that of all of them together, and returns norm.
            /// </summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var grads = tensors.Select(p => p.grad).OfType<Tensor>().ToList();
                if (grads.Count == 0)
                {
                    return 0;
                }

                var infinite = double.IsPositiveInfinity(norm_type);
                var place = grads[0].device;
                var norms = stack(grads.Select(g => (infinite ? g.abs().max() : g.norm((float)norm_type)).to(place)));
                var total = infinite ? norms.max() : norms.norm((float)norm_type);
                var scale = (max_norm / (total + 1e-6)).clamp(max: (Scalar)1.0);
                foreach (var grad in grads)
                {
                    grad.mul_(scale.to(grad.device));
                }

                return total.ToDouble();
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                foreach (var grad in tensors.Select(p => p.grad).OfType<Tensor>())
                {
                    grad.clamp_((Scalar)(-clip_value), (Scalar)clip_value);
                }
            }

            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat([.. tensors.Select(p => p.reshape(-1))]).MoveToOuterDisposeScope();
            }

            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var start = 0L;
                foreach (var parameter in tensors)
                {
                    parameter.copy_(vec.narrow(0, start, parameter.numel()).view_as(parameter));
                    start += parameter.numel();
                }
            }
        }
    }
}
