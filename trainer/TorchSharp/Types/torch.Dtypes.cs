using System.Numerics;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static ScalarType s_defaultDtype = ScalarType.Float32;
    private static Device? s_defaultDevice;

    /// <summary>The element type of new floating-point tensors for which none is given.</summary>
    public static void set_default_dtype(ScalarType dtype)
    {
        Shim.ta_set_default_dtype((int)dtype);
        s_defaultDtype = dtype;
    }

    public static ScalarType get_default_dtype() => s_defaultDtype;

    public static Device get_default_device() => s_defaultDevice ?? CPU;

    public static void set_default_device(Device device) => s_defaultDevice = InitializeDevice(device);

    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static bool is_integral(ScalarType type) => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32
        or ScalarType.Int64 or ScalarType.Bool;

    public static bool is_floating_point(ScalarType type) => type is ScalarType.BFloat16 or ScalarType.Float16 or ScalarType.Float32
        or ScalarType.Float64;

    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    internal static ScalarType ToScalarType(Type type)
    {
        if (type == typeof(float)) return ScalarType.Float32;
        if (type == typeof(long)) return ScalarType.Int64;
        if (type == typeof(int)) return ScalarType.Int32;
        if (type == typeof(bool)) return ScalarType.Bool;
        if (type == typeof(BFloat16)) return ScalarType.BFloat16;
        if (type == typeof(byte)) return ScalarType.Byte;
        if (type == typeof(double)) return ScalarType.Float64;
        if (type == typeof(sbyte)) return ScalarType.Int8;
        if (type == typeof(short)) return ScalarType.Int16;
        if (type == typeof(Half)) return ScalarType.Float16;
        if (type == typeof((float, float))) return ScalarType.ComplexFloat32;
        if (type == typeof(Complex)) return ScalarType.ComplexFloat64;
        throw new NotSupportedException($"The type {type.FullName} is not supported.");
    }
}
