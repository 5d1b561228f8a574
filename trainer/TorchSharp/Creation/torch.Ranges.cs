using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Ranges, and what all factories share.
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        dtype ??= is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type) ? ScalarType.Int64 : get_default_dtype();
        return Aten.ArangeStartStep.Call(start, stop, step, dtype, Arg.None, InitializeDevice(device)).Tracked(requires_grad);
    }

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.Linspace.Call(start, end, steps, dtype, Arg.None, InitializeDevice(device)).Tracked(requires_grad);

    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Named(Aten.EyeM.Call(rows, columns == -1 ? rows : columns, dtype, Arg.None, InitializeDevice(device)).Tracked(requires_grad), names);

    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randn(size, dtype, device, requires_grad: false, generator, names).mul_(std).add_(mean).requires_grad_(requires_grad);

    private static Tensor Filled(Op op, long[] size, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) =>
        Named(op.Call(size, dtype, Arg.None, InitializeDevice(device)).Tracked(requires_grad), names);

    private static Tensor Full(long[] size, Scalar value, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) =>
        Named(Aten.Full.Call(size, value, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device)).Tracked(requires_grad), names);

    private static Tensor Drawn(
        Op op, Op seeded, long[] size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator, string[]? names)
    {
        device = InitializeDevice(device);
        var result = generator is null
            ? op.Call(size, dtype, Arg.None, device)
            : seeded.Call(size, generator, dtype, Arg.None, device);
        return Named(result.Tracked(requires_grad), names);
    }

    /// <summary>Named dimensions are not part of this subset.</summary>
    private static Tensor Named(Tensor tensor, string[]? names) =>
        names is null or [] ? tensor : throw new NotSupportedException("Named dimensions are not supported by this provider.");
}
