using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Products of matrices.
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => Aten.Matmul.Call(this, target);

        public Tensor mm(Tensor target) => Aten.Mm.Call(this, target);

        public Tensor bmm(Tensor batch2) => Aten.Bmm.Call(this, batch2);

        public Tensor mv(Tensor target) => Aten.Mv.Call(this, target);

        public Tensor dot(Tensor target) => Aten.Dot.Call(this, target);

        public Tensor outer(Tensor vec2) => Aten.Outer.Call(this, vec2);

        public Tensor inner(Tensor vec2) => Aten.Inner.Call(this, vec2);

        public Tensor addmm(
            Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Aten.Addmm.Call(this, mat1, mat2, (double)beta, (double)alpha);

        public Tensor addmm_(
            Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Aten.AddmmInPlace.Mutate(this, mat1, mat2, (double)beta, (double)alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.Baddbmm.Call(this, batch1, batch2, (double)beta, (double)alpha);

        public Tensor diag(long diagonal = 0) => Aten.Diag.Call(this, diagonal);

        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) => Aten.Diagonal.Call(this, offset, dim1, dim2);

        public Tensor trace() => Aten.Trace.Call(this);

        public Tensor tril(long diagonal = 0) => Aten.Tril.Call(this, diagonal);

        public Tensor tril_(long diagonal = 0) => Aten.TrilInPlace.Mutate(this, diagonal);

        public Tensor triu(long diagonal = 0) => Aten.Triu.Call(this, diagonal);

        public Tensor triu_(long diagonal = 0) => Aten.TriuInPlace.Mutate(this, diagonal);
    }
}
