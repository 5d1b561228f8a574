using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Functions of one element.
    public partial class Tensor
    {
        public Tensor abs() => Aten.Abs.Call(this);

        public Tensor abs_() => Aten.AbsInPlace.Mutate(this);

        public Tensor ceil() => Aten.Ceil.Call(this);

        public Tensor ceil_() => Aten.CeilInPlace.Mutate(this);

        public Tensor floor() => Aten.Floor.Call(this);

        public Tensor floor_() => Aten.FloorInPlace.Mutate(this);

        public Tensor trunc() => Aten.Trunc.Call(this);

        public Tensor trunc_() => Aten.TruncInPlace.Mutate(this);

        public Tensor frac() => Aten.Frac.Call(this);

        public Tensor frac_() => Aten.FracInPlace.Mutate(this);

        public Tensor neg() => Aten.Neg.Call(this);

        public Tensor neg_() => Aten.NegInPlace.Mutate(this);

        public Tensor reciprocal() => Aten.Reciprocal.Call(this);

        public Tensor reciprocal_() => Aten.ReciprocalInPlace.Mutate(this);

        public Tensor sign() => Aten.Sign.Call(this);

        public Tensor sign_() => Aten.SignInPlace.Mutate(this);

        public Tensor sqrt() => Aten.Sqrt.Call(this);

        public Tensor sqrt_() => Aten.SqrtInPlace.Mutate(this);

        public Tensor rsqrt() => Aten.Rsqrt.Call(this);

        public Tensor rsqrt_() => Aten.RsqrtInPlace.Mutate(this);

        public Tensor exp() => Aten.Exp.Call(this);

        public Tensor exp_() => Aten.ExpInPlace.Mutate(this);

        public Tensor exp2() => Aten.Exp2.Call(this);

        public Tensor exp2_() => Aten.Exp2InPlace.Mutate(this);

        public Tensor expm1() => Aten.Expm1.Call(this);

        public Tensor expm1_() => Aten.Expm1InPlace.Mutate(this);

        public Tensor log() => Aten.Log.Call(this);

        public Tensor log_() => Aten.LogInPlace.Mutate(this);

        public Tensor log2() => Aten.Log2.Call(this);

        public Tensor log2_() => Aten.Log2InPlace.Mutate(this);

        public Tensor log10() => Aten.Log10.Call(this);

        public Tensor log10_() => Aten.Log10InPlace.Mutate(this);

        public Tensor log1p() => Aten.Log1p.Call(this);

        public Tensor log1p_() => Aten.Log1pInPlace.Mutate(this);

        public Tensor sin() => Aten.Sin.Call(this);

        public Tensor sin_() => Aten.SinInPlace.Mutate(this);

        public Tensor cos() => Aten.Cos.Call(this);

        public Tensor cos_() => Aten.CosInPlace.Mutate(this);

        public Tensor tan() => Aten.Tan.Call(this);

        public Tensor tan_() => Aten.TanInPlace.Mutate(this);

        public Tensor tanh() => Aten.Tanh.Call(this);

        public Tensor tanh_() => Aten.TanhInPlace.Mutate(this);

        public Tensor sinh() => Aten.Sinh.Call(this);

        public Tensor sinh_() => Aten.SinhInPlace.Mutate(this);

        public Tensor cosh() => Aten.Cosh.Call(this);

        public Tensor cosh_() => Aten.CoshInPlace.Mutate(this);

        public Tensor asin() => Aten.Asin.Call(this);

        public Tensor asin_() => Aten.AsinInPlace.Mutate(this);

        public Tensor acos() => Aten.Acos.Call(this);

        public Tensor acos_() => Aten.AcosInPlace.Mutate(this);

        public Tensor atan() => Aten.Atan.Call(this);

        public Tensor atan_() => Aten.AtanInPlace.Mutate(this);

        public Tensor erf() => Aten.Erf.Call(this);

        public Tensor erf_() => Aten.ErfInPlace.Mutate(this);

        public Tensor erfc() => Aten.Erfc.Call(this);

        public Tensor erfc_() => Aten.ErfcInPlace.Mutate(this);

        public Tensor sigmoid() => Aten.Sigmoid.Call(this);

        public Tensor sigmoid_() => Aten.SigmoidInPlace.Mutate(this);

        public Tensor relu() => Aten.Relu.Call(this);

        public Tensor relu_() => Aten.ReluInPlace.Mutate(this);

        public Tensor silu() => Aten.Silu.Call(this);

        public Tensor silu_() => Aten.SiluInPlace.Mutate(this);

        public Tensor square() => pow(2);

        public Tensor negative() => neg();

        public Tensor round(long decimals = 0L) => decimals == 0 ? Aten.Round.Call(this) : Aten.RoundDecimals.Call(this, decimals);

        public Tensor round_(
            long decimals = 0L) =>
            decimals == 0 ? Aten.RoundInPlace.Mutate(this) : Aten.RoundInPlaceDecimals.Mutate(this, decimals);

        public Tensor gelu() => Aten.Gelu.Call(this);

        public Tensor gelu(Modules.GELU.Approximate approximate) => Aten.Gelu.Call(this, approximate.ToString());

        public Tensor log_sigmoid() => Aten.LogSigmoid.Call(this);

        public Tensor softplus(double beta = 1, double threshold = 20) => Aten.Softplus.Call(this, beta, threshold);

        public Tensor leaky_relu(Scalar negative_slope) => Aten.LeakyRelu.Call(this, negative_slope);

        public Tensor isfinite() => Aten.Isfinite.Call(this);

        public Tensor isnan() => Aten.Isnan.Call(this);

        public Tensor isinf() => Aten.Isinf.Call(this);

        public Tensor nan_to_num(
            double nan = 0d, double? posinf = null, double? neginf = null) =>
            Aten.NanToNum.Call(this, nan, posinf, neginf);
    }
}
