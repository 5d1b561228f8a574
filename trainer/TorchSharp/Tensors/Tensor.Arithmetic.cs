using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Arithmetic of two operands.
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Aten.AddTensor.Call(this, target);

        public Tensor add(Tensor target, Scalar alpha) => Aten.AddTensor.Call(this, target, alpha);

        public Tensor add(Scalar scalar) => Aten.AddScalar.Call(this, scalar);

        public Tensor add(Scalar scalar, Scalar alpha) => Aten.AddScalar.Call(this, scalar, alpha);

        public Tensor add_(Tensor target) => Aten.AddInPlaceTensor.Mutate(this, target);

        public Tensor add_(Tensor target, Scalar alpha) => Aten.AddInPlaceTensor.Mutate(this, target, alpha);

        public Tensor add_(Scalar scalar) => Aten.AddInPlaceScalar.Mutate(this, scalar);

        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.AddInPlaceScalar.Mutate(this, scalar, alpha);

        public Tensor sub(Tensor target) => Aten.SubTensor.Call(this, target);

        public Tensor sub(Scalar target) => Aten.SubScalar.Call(this, target);

        public Tensor sub_(Tensor target) => Aten.SubInPlaceTensor.Mutate(this, target);

        public Tensor sub_(Scalar target) => Aten.SubInPlaceScalar.Mutate(this, target);

        public Tensor mul(Tensor target) => Aten.MulTensor.Call(this, target);

        public Tensor mul_(Tensor target) => Aten.MulInPlaceTensor.Mutate(this, target);

        public Tensor mul(Scalar target) => Aten.MulScalar.Call(this, target);

        public Tensor mul_(Scalar target) => Aten.MulInPlaceScalar.Mutate(this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Aten.DivTensor.Call(this, target)
                : Aten.DivTensorMode.Call(this, target, rounding_mode.ToString());

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Aten.DivInPlaceTensor.Mutate(this, target)
                : Aten.DivInPlaceTensorMode.Mutate(this, target, rounding_mode.ToString());

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Aten.DivScalar.Call(this, target)
                : Aten.DivScalarMode.Call(this, target, rounding_mode.ToString());

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Aten.DivInPlaceScalar.Mutate(this, target)
                : Aten.DivInPlaceScalarMode.Mutate(this, target, rounding_mode.ToString());

        public Tensor floor_divide(Tensor other) => Aten.FloorDivide.Call(this, other);

        public Tensor floor_divide(Scalar other) => Aten.FloorDivideScalar.Call(this, other);

        public Tensor remainder(Tensor target) => Aten.RemainderTensor.Call(this, target);

        public Tensor remainder_(Tensor target) => Aten.RemainderInPlaceTensor.Mutate(this, target);

        public Tensor remainder(Scalar scalar) => Aten.RemainderScalar.Call(this, scalar);

        public Tensor remainder_(Scalar scalar) => Aten.RemainderInPlaceScalar.Mutate(this, scalar);

        public Tensor fmod(Tensor target) => Aten.FmodTensor.Call(this, target);

        public Tensor fmod(Scalar scalar) => Aten.FmodScalar.Call(this, scalar);

        public Tensor pow(Tensor exponent) => Aten.PowTensorTensor.Call(this, exponent);

        public Tensor pow(Scalar exponent) => Aten.PowTensorScalar.Call(this, exponent);

        public Tensor pow_(Tensor exponent) => Aten.PowInPlaceTensor.Mutate(this, exponent);

        public Tensor pow_(Scalar exponent) => Aten.PowInPlaceScalar.Mutate(this, exponent);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Addcmul.Call(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.AddcmulInPlace.Mutate(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Addcdiv.Call(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.AddcdivInPlace.Mutate(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.Addcdiv.Call(this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Aten.AddcdivInPlace.Mutate(this, tensor1, tensor2);

        public Tensor lerp(Tensor end, Tensor weight) => Aten.LerpTensor.Call(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => Aten.LerpInPlaceTensor.Mutate(this, end, weight);

        public Tensor logaddexp(Tensor other) => Aten.Logaddexp.Call(this, other);

        public Tensor maximum(Tensor other) => Aten.Maximum.Call(this, other);

        public Tensor minimum(Tensor other) => Aten.Minimum.Call(this, other);

        public Tensor atan2(Tensor other) => Aten.Atan2.Call(this, other);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.Clamp.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.ClampTensor.Call(this, min, max);

        public Tensor clamp_max(Scalar max) => Aten.ClampMax.Call(this, max);

        public Tensor clamp_min(Scalar min) => Aten.ClampMin.Call(this, min);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.ClampInPlace.Mutate(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Aten.ClampInPlaceTensor.Mutate(this, min, max);

        public Tensor clamp_max_(Scalar max) => Aten.ClampMaxInPlace.Mutate(this, max);

        public Tensor clamp_min_(Scalar min) => Aten.ClampMinInPlace.Mutate(this, min);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);
    }
}
