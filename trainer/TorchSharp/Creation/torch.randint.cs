using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    // Random integers.
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Integers(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        Integers(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        Integers(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Integers(low, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        Integers(low, high, Array.ConvertAll(size, x => (long)x), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null,
        string[]? names = null) =>
        Integers(0, high, Array.ConvertAll(size, x => (long)x), dtype, device, requires_grad, generator, names);

    public static Tensor randint_like(
        Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randint_like(low, high, dtype, device, requires_grad);

    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        device = InitializeDevice(device);
        var kind = dtype ?? ScalarType.Int64;
        var result = generator is null
            ? Aten.Randperm.Call(n, kind, Arg.None, device)
            : Aten.RandpermGenerator.Call(n, generator, kind, Arg.None, device);
        return result.Tracked(requires_grad);
    }

    private static Tensor Integers(
        long low, long high, long[] size, ScalarType? dtype, Device? device, bool requires_grad, Generator? generator, string[]? names)
    {
        device = InitializeDevice(device);
        var kind = dtype ?? ScalarType.Int64;
        var result = generator is null
            ? Aten.RandintLow.Call(low, high, size, kind, Arg.None, device)
            : Aten.RandintLowGenerator.Call(low, high, size, generator, kind, Arg.None, device);
        return Named(result.Tracked(requires_grad), names);
    }
}
