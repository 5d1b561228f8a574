using Run = System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor[]>;

namespace TorchSharp.Tests.Goldens;

internal static partial class Operators
{
    private static IEnumerable<KeyValuePair<string, Run>> Elementwise() =>
    [
        One("abs", abs), One("neg", neg), One("exp", exp), One("sin", sin), One("cos", cos), One("tan", tan), One("tanh", tanh),
        One("sigmoid", sigmoid), One("erf", erf), One("relu", x => x.relu()), One("square", square), One("expm1", expm1),
        One("floor", floor),
        One("ceil", ceil), One("trunc", trunc), One("frac", x => x.frac()), One("sign", sign), One("sinh", x => x.sinh()),
        One("cosh", x => x.cosh()), One("atan", x => x.atan()), One("log", log), One("sqrt", sqrt), One("rsqrt", rsqrt),
        One("reciprocal", reciprocal), One("log2", log2), One("log10", log10), One("log1p", log1p),
        One("silu", x => nn.functional.silu(x)), One("gelu", nn.functional.gelu),
        One("gelu_tanh", x => nn.functional.gelu(x, GELU.Approximate.tanh)), One("logsigmoid", nn.functional.logsigmoid),
        One("softplus", x => nn.functional.softplus(x)), One("round", x => x.round()), One("round_decimals", x => x.round(decimals: 1)),
        One("isfinite", isfinite), One("isnan", isnan), One("nan_to_num", x => x.detach().nan_to_num(0.5, 9, -9)),
    ];

    private static IEnumerable<KeyValuePair<string, Run>> Arithmetic() =>
    [
        Two("add", (a, b) => a + b), Two("add_alpha", (a, b) => a.add(b, alpha: 0.3)), One("add_scalar", a => a + 2.5),
        Two("sub", (a, b) => a - b), One("rsub", a => 1.5 - a), Two("mul", (a, b) => a * b), Two("div", (a, b) => a / b),
        One("rdiv", a => 2 / a),
        Two("div_floor", (a, b) => a.div(b, rounding_mode: RoundingMode.floor)), Two("remainder", (a, b) => a % b),
        One("pow_scalar", a => a.pow(3)), Two("pow_tensor", (a, b) => a.pow(b)), Two("maximum", maximum), Two("minimum", minimum),
        One("clamp", a => a.clamp((Scalar)(-0.5), 0.8)), One("clamp_min", a => a.clamp(min: (Scalar)0.1)),
        Two("clamp_tensor", (a, b) => a.clamp(max: b)),
        Three("lerp", lerp), Three("addcmul", (a, b, c) => a.addcmul(b, c, value: 0.7)),
        Three("addcdiv", (a, b, c) => a.addcdiv(b, c, value: 0.7)),
        Two("logaddexp", logaddexp), One("int_division_promotes", a => a / 2),
    ];

    private static IEnumerable<KeyValuePair<string, Run>> Logic() =>
    [
        Two("eq", (a, b) => a.eq(b)), Two("ne", (a, b) => a.ne(b)), Two("lt", (a, b) => a < b), Two("le", (a, b) => a <= b),
        Two("gt", (a, b) => a > b), Two("ge", (a, b) => a >= b), One("eq_scalar", a => a.eq(1)), One("ne_scalar", a => a.ne(1)),
        One("lt_scalar", a => a < 1), One("le_scalar", a => a <= 1), One("gt_scalar", a => a > 1), One("ge_scalar", a => a >= 1),
        new("logical", x => 
        [
            (x[0] > 0).logical_and(x[1] > 0), (x[0] > 0).logical_or(x[1] > 0), logical_xor(x[0] > 0, x[1] > 0), (x[0] > 0).logical_not(),
        ]),
        new("bitwise", x => [x[0] & x[1], x[0] | x[1], x[0] ^ x[1], ~x[0]]),
        One("isin", a => isin(a, Longs(0, 2))),
    ];
}
