using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Native;

/// <summary>The exports of the shim, see native/toolace_torch.cpp. Negative or null answers mean: ask <see cref="Error"/>.</summary>
internal static unsafe partial class Shim
{
    private const string Library = NativeRuntime.LibraryName;

    /// <summary>Version of the libtorch that was found, such as "1.13.1".</summary>
    public static string Version => Marshal.PtrToStringUTF8(ta_version()) ?? "unknown";

    /// <summary>The last native failure of this thread as an exception, worded by the operator and without a C++ backtrace.</summary>
    public static Exception Error() => new ExternalException(Marshal.PtrToStringUTF8(ta_error())?.Trim() ?? "unknown native error");

    /// <summary>Whether the last call of this thread left an error, for calls that may answer null without one.</summary>
    public static bool HasError => *(byte*)ta_error() != 0;

    public static nint Check(nint handle) => handle != 0 ? handle : throw Error();

    public static int Check(int answer) => answer >= 0 ? answer : throw Error();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ta_op(string name, string overload);

    [LibraryImport(Library)]
    public static partial int ta_call(nint op, Val* args, int n, Val* results, int max);

    [LibraryImport(Library)]
    public static partial void ta_take(Val* results, int n);

    [LibraryImport(Library)]
    public static partial int ta_abi();

    [LibraryImport(Library)]
    public static partial nint ta_version();

    [LibraryImport(Library)]
    public static partial nint ta_error();

    [LibraryImport(Library)]
    public static partial void ta_free(nint tensor);

    [LibraryImport(Library)]
    public static partial nint ta_copy_from(void* data, long bytes, long* sizes, int n, int dtype);

    [LibraryImport(Library)]
    public static partial nint ta_wrap(void* data, long* sizes, int n, int dtype, delegate* unmanaged<nint, void> release, nint context);

    [LibraryImport(Library)]
    public static partial nint ta_data(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int ta_ndim(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long ta_numel(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int ta_dtype(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int ta_is_contiguous(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial void ta_sizes(nint tensor, long* sizes);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial void ta_strides(nint tensor, long* strides);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int ta_device_type(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int ta_device_index(nint tensor);

    [LibraryImport(Library)]
    public static partial int ta_requires_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial int ta_is_leaf(nint tensor);

    [LibraryImport(Library)]
    public static partial int ta_set_requires_grad(nint tensor, int on);

    [LibraryImport(Library)]
    public static partial int ta_retain_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial nint ta_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial int ta_set_grad(nint tensor, nint grad);

    [LibraryImport(Library)]
    public static partial int ta_backward(nint* tensors, int n, nint* grads, int gradCount, int retain, int create, nint* inputs, int inputCount);

    [LibraryImport(Library)]
    public static partial int ta_grads(
        nint* outputs, int n, nint* inputs, int inputCount, nint* grads, int gradCount, int retain, int create, int unused, nint* results);

    [LibraryImport(Library)]
    public static partial int ta_grad_mode();

    [LibraryImport(Library)]
    public static partial void ta_set_grad_mode(int on);

    [LibraryImport(Library)]
    public static partial nint ta_inference_begin(int on);

    [LibraryImport(Library)]
    public static partial void ta_inference_end(nint mode);

    [LibraryImport(Library)]
    public static partial int ta_inference_mode();

    [LibraryImport(Library)]
    public static partial int ta_manual_seed(ulong seed);

    [LibraryImport(Library)]
    public static partial nint ta_generator(int type, int index, int fresh);

    [LibraryImport(Library)]
    public static partial void ta_generator_free(nint generator);

    [LibraryImport(Library)]
    public static partial ulong ta_generator_seed(nint generator);

    [LibraryImport(Library)]
    public static partial void ta_generator_set_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    public static partial nint ta_generator_state(nint generator);

    [LibraryImport(Library)]
    public static partial int ta_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)]
    public static partial void ta_set_default_dtype(int dtype);

    [LibraryImport(Library)]
    public static partial int ta_threads();

    [LibraryImport(Library)]
    public static partial int ta_set_threads(int n);

    [LibraryImport(Library)]
    public static partial int ta_interop_threads();

    [LibraryImport(Library)]
    public static partial int ta_set_interop_threads(int n);

    [LibraryImport(Library)]
    public static partial int ta_cuda_available();

    [LibraryImport(Library)]
    public static partial int ta_cuda_count();

    [LibraryImport(Library)]
    public static partial int ta_cuda_synchronize(int index);

    [LibraryImport(Library)]
    public static partial int ta_cuda_seed(ulong seed);

    [LibraryImport(Library)]
    public static partial int ta_cuda_memory(int index, long* now, long* peak);

    [LibraryImport(Library)]
    public static partial int ta_forwards_sgemm();

    [LibraryImport(Library)]
    public static partial nint ta_causal_attention(nint query, nint key, nint value);

    [LibraryImport(Library)]
    public static partial nint ta_rms_norm(nint x, nint weight, double epsilon);

    [LibraryImport(Library)]
    public static partial nint ta_silu_gate(nint gate, nint up);

    [LibraryImport(Library)]
    public static partial nint ta_rotate(nint x, nint cosine, nint sine);

    [LibraryImport(Library)]
    public static partial nint ta_low_rank_linear(nint x, nint weight, nint down, nint up, double scale);
}
