using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // New contents: constants and random numbers.
    public partial class Tensor
    {
        public Tensor zero_() => Aten.ZeroInPlace.Mutate(this);

        public Tensor fill_(Scalar value) => Aten.FillInPlaceScalar.Mutate(this, value);

        public Tensor normal_(
            double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Aten.NormalInPlace.Mutate(this, mean, std, generator);

        public Tensor uniform_(
            double from, double to, Generator? generator = null) =>
            Aten.UniformInPlace.Mutate(this, from, to, generator);

        public Tensor random_(
            double from, double to, Generator? generator = null) =>
            Aten.RandomInPlaceFrom.Mutate(this, (long)from, (long)to, generator);

        public Tensor exponential_(
            double lambda = 1.0, Generator? generator = null) =>
            Aten.ExponentialInPlace.Mutate(this, lambda, generator);

        public Tensor bernoulli(Generator? generator = null) => Aten.Bernoulli.Call(this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.BernoulliInPlaceFloat.Mutate(this, p, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.Multinomial.Call(this, num_samples, replacement, generator);

        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.ZerosLike.Call(this, dtype, Arg.None, device).Tracked(requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.OnesLike.Call(this, dtype, Arg.None, device).Tracked(requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.EmptyLike.Call(this, dtype, Arg.None, device).Tracked(requires_grad);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.RandLike.Call(this, dtype, Arg.None, device).Tracked(requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.RandnLike.Call(this, dtype, Arg.None, device).Tracked(requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.FullLike.Call(this, value, dtype, Arg.None, device).Tracked(requires_grad);

        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.RandintLikeLowDtype.Call(this, low, high, dtype, Arg.None, device).Tracked(requires_grad);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros(size, dtype ?? this.dtype, device ?? this.device, requires_grad);

        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty(size, dtype ?? this.dtype, device ?? this.device, requires_grad);
    }
}
