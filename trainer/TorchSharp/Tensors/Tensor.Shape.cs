using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // The same elements in another shape.
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Aten.View.Call(this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => Aten.Reshape.Call(this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.FlattenUsingInts.Call(this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) =>
            view([.. shape[..(int)Wrapped(dim)], .. sizes, .. shape[((int)Wrapped(dim) + 1)..]]);

        public Tensor transpose(long dim0, long dim1) => Aten.TransposeInt.Call(this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => Aten.TransposeInPlace.Mutate(this, dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor t() => Aten.T.Call(this);

        public Tensor T => permute([.. Enumerable.Range(0, (int)ndim).Select(i => ndim - 1 - i)]);

        public Tensor mT => transpose(-2, -1);

        public Tensor permute(params long[] permutation) => Aten.Permute.Call(this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => permute([.. permutation]);

        public Tensor unsqueeze(long dim) => Aten.Unsqueeze.Call(this, dim);

        public Tensor unsqueeze_(long dim) => Aten.UnsqueezeInPlace.Mutate(this, dim);

        public Tensor squeeze(long? dim = null) => dim is { } d ? Aten.SqueezeDim.Call(this, d) : Aten.Squeeze.Call(this);

        public Tensor squeeze_(
            long? dim = null) =>
            dim is { } d ? Aten.SqueezeInPlaceDim.Mutate(this, d) : Aten.SqueezeInPlace.Mutate(this);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray(), isImplicit);

        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape, isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.Expand.Call(this, sizes, isImplicit);

        public Tensor expand(params long[] sizes) => expand(sizes, isImplicit: false);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor broadcast_to(params long[] shape) => expand(shape);

        public Tensor repeat(params long[] sizes) => Aten.Repeat.Call(this, sizes);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Aten.RepeatInterleaveSelfTensor.Call(this, repeats, dim, output_size);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Aten.RepeatInterleaveSelfInt.Call(this, repeats, dim, output_size);

        public Tensor tile(long[] reps) => Aten.Tile.Call(this, reps);

        public Tensor narrow(long dim, long start, long length) => Aten.Narrow.Call(this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step) => Aten.SliceTensor.Call(this, dim, start, finish, step);

        public Tensor select(long dim, long index) => Aten.SelectInt.Call(this, dim, index);

        public Tensor flip(params long[] dims) => Aten.Flip.Call(this, dims);

        public Tensor roll(long shifts, long? dims = null) => roll(new[] { shifts }, dims is { } d ? new[] { d } : Array.Empty<long>());

        public Tensor roll(long[] shifts, long[] dims) => Aten.Roll.Call(this, shifts, dims);

        public Tensor roll(long[] shifts) => roll(shifts, new[] { 0L });

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => roll(shifts.ToArray(), dims.ToArray());

        public Tensor movedim(long[] source, long[] destination) => Aten.MovedimIntlist.Call(this, source, destination);

        public Tensor unfold(long dimension, long size, long step) => Aten.Unfold.Call(this, dimension, size, step);

        public Tensor as_strided(
            long[] size, long[] strides, long storageOffset = 0L) =>
            Aten.AsStrided.Call(this, size, strides, storageOffset);

        public Tensor[] split(long size, int dim = 0) => Aten.SplitTensor.CallMany(this, size, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Aten.SplitWithSizes.CallMany(this, sizes, dim);

        public Tensor[] split(params long[] sizes) => split(sizes, 0);

        public Tensor[] chunk(long chunks, long dim = 0L) => Aten.Chunk.CallMany(this, chunks, dim);

        public Tensor[] unbind(long dimension = 0L) => Aten.UnbindInt.CallMany(this, dimension);

        private long Wrapped(long dim) => dim < 0 ? ndim + dim : dim;
    }
}
