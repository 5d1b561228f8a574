using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Comparison and logic.
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Aten.EqTensor.Call(this, target);

        public Tensor eq_(Tensor target) => Aten.EqInPlaceTensor.Mutate(this, target);

        public Tensor eq(Scalar target) => Aten.EqScalar.Call(this, target);

        public Tensor eq_(Scalar target) => Aten.EqInPlaceScalar.Mutate(this, target);

        public Tensor ne(Tensor target) => Aten.NeTensor.Call(this, target);

        public Tensor ne_(Tensor target) => Aten.NeInPlaceTensor.Mutate(this, target);

        public Tensor ne(Scalar target) => Aten.NeScalar.Call(this, target);

        public Tensor ne_(Scalar target) => Aten.NeInPlaceScalar.Mutate(this, target);

        public Tensor lt(Tensor target) => Aten.LtTensor.Call(this, target);

        public Tensor lt_(Tensor target) => Aten.LtInPlaceTensor.Mutate(this, target);

        public Tensor lt(Scalar target) => Aten.LtScalar.Call(this, target);

        public Tensor lt_(Scalar target) => Aten.LtInPlaceScalar.Mutate(this, target);

        public Tensor le(Tensor target) => Aten.LeTensor.Call(this, target);

        public Tensor le_(Tensor target) => Aten.LeInPlaceTensor.Mutate(this, target);

        public Tensor le(Scalar target) => Aten.LeScalar.Call(this, target);

        public Tensor le_(Scalar target) => Aten.LeInPlaceScalar.Mutate(this, target);

        public Tensor gt(Tensor target) => Aten.GtTensor.Call(this, target);

        public Tensor gt_(Tensor target) => Aten.GtInPlaceTensor.Mutate(this, target);

        public Tensor gt(Scalar target) => Aten.GtScalar.Call(this, target);

        public Tensor gt_(Scalar target) => Aten.GtInPlaceScalar.Mutate(this, target);

        public Tensor ge(Tensor target) => Aten.GeTensor.Call(this, target);

        public Tensor ge_(Tensor target) => Aten.GeInPlaceTensor.Mutate(this, target);

        public Tensor ge(Scalar target) => Aten.GeScalar.Call(this, target);

        public Tensor ge_(Scalar target) => Aten.GeInPlaceScalar.Mutate(this, target);

        public Tensor logical_and(Tensor other) => Aten.LogicalAnd.Call(this, other);

        public Tensor logical_and_(Tensor other) => Aten.LogicalAndInPlace.Mutate(this, other);

        public Tensor logical_or(Tensor other) => Aten.LogicalOr.Call(this, other);

        public Tensor logical_or_(Tensor other) => Aten.LogicalOrInPlace.Mutate(this, other);

        public Tensor logical_xor(Tensor other) => Aten.LogicalXor.Call(this, other);

        public Tensor logical_xor_(Tensor other) => Aten.LogicalXorInPlace.Mutate(this, other);

        public Tensor logical_not() => Aten.LogicalNot.Call(this);

        public Tensor logical_not_() => Aten.LogicalNotInPlace.Mutate(this);

        public Tensor bitwise_and(Tensor other) => Aten.BitwiseAndTensor.Call(this, other);

        public Tensor bitwise_and_(Tensor other) => Aten.BitwiseAndInPlaceTensor.Mutate(this, other);

        public Tensor bitwise_or(Tensor other) => Aten.BitwiseOrTensor.Call(this, other);

        public Tensor bitwise_or_(Tensor other) => Aten.BitwiseOrInPlaceTensor.Mutate(this, other);

        public Tensor bitwise_xor(Tensor other) => Aten.BitwiseXorTensor.Call(this, other);

        public Tensor bitwise_xor_(Tensor other) => Aten.BitwiseXorInPlaceTensor.Mutate(this, other);

        public Tensor bitwise_not() => Aten.BitwiseNot.Call(this);

        public Tensor bitwise_not_() => Aten.BitwiseNotInPlace.Mutate(this);

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            Aten.Isclose.Call(this, other, rtol, atol, nanEqual);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Aten.Allclose.Test(this, target, rtol, atol, equal_nan);

        /// <summary>Whether shape and every element are the same.</summary>
        public bool Equals(Tensor target) => ReferenceEquals(this, target) || Aten.Equal.Test(this, target);

        public override bool Equals(object? obj) => obj is Tensor tensor && Equals(tensor);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Aten.IsinTensorTensor.Call(this, test_elements, assumeUnique, invert);
    }
}
