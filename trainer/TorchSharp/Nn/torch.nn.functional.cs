using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What modules compute, without state.</summary>
        public static partial class functional
        {
            /// <summary>x Wᵀ + b, with W of shape [out, in].</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.Linear.Call(input, weights, bias);

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();

            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false) =>
                inplace ? Aten.GeluInPlace.Mutate(x, approximate.ToString()) : x.gelu(approximate);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>Zeroes elements with probability <paramref name="p"/> and scales the others by 1/(1-p).</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.DropoutInPlace.Mutate(input, p, training) : Aten.Dropout.Call(input, p, training);

            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.LayerNorm.Call(input, normalized_shape, weight, bias, eps);

            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var norm = Aten.NormScalarOptDim.Call(input, p, new[] { dim }, true);
                using var floor = norm.clamp_min(eps);
                return input / floor;
            }

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.OneHot.Call(x, num_classes);

            /// <summary>
            /// softmax(q kᵀ / √d + mask) v over the last two dimensions, by the best way that this libtorch has.
            /// A boolean mask is true where attention is allowed.
            /// </summary>
            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(p);
                if (is_casual && attn_mask is not null)
                {
                    throw new ArgumentException("Casual attention masking cannot pass a mask.");
                }

                return Attention.Compute(query, key, value, attn_mask, p, is_casual);
            }
        }
    }
}
