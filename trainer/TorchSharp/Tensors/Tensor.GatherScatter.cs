using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Elements chosen by index or mask.
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Aten.IndexSelect.Call(this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.IndexAdd.Call(this, dim, index, source, alpha);

        public Tensor index_add_(
            long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.IndexAddInPlace.Mutate(this, dim, index, source, alpha);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => Aten.IndexCopy.Call(this, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Aten.IndexCopyInPlace.Mutate(this, dim, index, source);

        public Tensor index_fill(long dim, Tensor index, Scalar value) => Aten.IndexFillIntScalar.Call(this, dim, index, value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Aten.IndexFillInPlaceIntScalar.Mutate(this, dim, index, value);

        public Tensor gather(long dim, Tensor index) => Aten.Gather.Call(this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.ScatterSrc.Call(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.ScatterInPlaceSrc.Mutate(this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.ScatterAdd.Call(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.ScatterAddInPlace.Mutate(this, dim, index, src);

        public Tensor take(Tensor index) => Aten.Take.Call(this, index);

        public Tensor take_along_dim(Tensor indices, long dim) => Aten.TakeAlongDim.Call(this, indices, dim);

        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.MaskedFillScalar.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.MaskedFillInPlaceScalar.Mutate(this, mask, value);

        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.MaskedScatter.Call(this, mask, value);

        public Tensor masked_scatter_(Tensor mask, Tensor value) => Aten.MaskedScatterInPlace.Mutate(this, mask, value);

        public Tensor masked_select(Tensor mask) => Aten.MaskedSelect.Call(this, mask);

        public Tensor where(Tensor condition, Tensor y) => Aten.WhereSelf.Call(condition, this, y);

        public Tensor nonzero() => Aten.Nonzero.Call(this);

        public Tensor argwhere() => Aten.Argwhere.Call(this);

        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var results = dim is { } d
                ? Aten.UniqueDim.CallMany(this, d, sorted, return_inverse, return_counts)
                : Aten.InternalUnique2.CallMany(this, sorted, return_inverse, return_counts);
            return (results[0], return_inverse ? results[1] : Drop(results[1]), return_counts ? results[2] : Drop(results[2]));
        }

        private static Tensor? Drop(Tensor unwanted)
        {
            unwanted.Dispose();
            return null;
        }
    }
}
