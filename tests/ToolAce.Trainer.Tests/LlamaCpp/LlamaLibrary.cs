using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ToolAce.Trainer.Tests.LlamaCpp;

/// <summary>
/// The functions of llama.cpp that the tests need, from the library that npm brings. Its structures are passed as blocks of bytes large enough for any version; those
/// members that are set lie where the pinned version has them, which is checked against its defaults.
/// </summary>
internal static unsafe class LlamaLibrary
{
    /// <summary>The version whose structures are known here.</summary>
    private const string Version = "0.5.0-dev";

    private static readonly StringBuilder Said = new(); // before the library, which speaks while it loads
    private static readonly nint Library = Load();

    public static readonly delegate* unmanaged[Cdecl]<byte*, Parameters, nint> LoadModel = (delegate* unmanaged[Cdecl]<byte*, Parameters, nint>)Function("llama_model_load_from_file");
    public static readonly delegate* unmanaged[Cdecl]<nint, void> FreeModel = (delegate* unmanaged[Cdecl]<nint, void>)Function("llama_model_free");
    public static readonly delegate* unmanaged[Cdecl]<nint, nint> VocabularyOf = (delegate* unmanaged[Cdecl]<nint, nint>)Function("llama_model_get_vocab");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> VocabularySize = (delegate* unmanaged[Cdecl]<nint, int>)Function("llama_vocab_n_tokens");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> VocabularyType = (delegate* unmanaged[Cdecl]<nint, int>)Function("llama_vocab_type");
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, int*, int, byte, byte, int> Tokenize =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, int*, int, byte, byte, int>)Function("llama_tokenize");

    public static readonly delegate* unmanaged[Cdecl]<nint, int*, int, byte*, int, byte, byte, int> Detokenize =
        (delegate* unmanaged[Cdecl]<nint, int*, int, byte*, int, byte, byte, int>)Function("llama_detokenize");

    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte> IsEnd = (delegate* unmanaged[Cdecl]<nint, int, byte>)Function("llama_vocab_is_eog");
    public static readonly delegate* unmanaged[Cdecl]<nint, Parameters, nint> CreateContext = (delegate* unmanaged[Cdecl]<nint, Parameters, nint>)Function("llama_init_from_model");
    public static readonly delegate* unmanaged[Cdecl]<nint, void> FreeContext = (delegate* unmanaged[Cdecl]<nint, void>)Function("llama_free");
    public static readonly delegate* unmanaged[Cdecl]<nint, Batch, int> Decode = (delegate* unmanaged[Cdecl]<nint, Batch, int>)Function("llama_decode");
    public static readonly delegate* unmanaged[Cdecl]<nint, float*> Logits = (delegate* unmanaged[Cdecl]<nint, float*>)Function("llama_get_logits");
    private static readonly delegate* unmanaged[Cdecl]<Parameters> DefaultContext = (delegate* unmanaged[Cdecl]<Parameters>)Function("llama_context_default_params");
    private static readonly delegate* unmanaged[Cdecl]<Parameters> DefaultModel = (delegate* unmanaged[Cdecl]<Parameters>)Function("llama_model_default_params");

    /// <summary>What the library has said since this was asked last.</summary>
    public static string TakeLog()
    {
        lock (Said)
        {
            var text = Said.ToString();
            Said.Clear();
            return text;
        }
    }

    /// <summary>Settings to load a model; only its vocabulary on demand.</summary>
    public static Parameters ModelParameters(bool vocabularyOnly)
    {
        var parameters = DefaultModel();
        parameters.Bytes[72] = vocabularyOnly ? (byte)1 : (byte)0;
        return parameters;
    }

    /// <summary>Settings for one sequence of up to so many tokens, computed at once by one thread (several wait for each other by spinning, which a busy machine turns into minutes), keys and values kept in single precision.</summary>
    public static Parameters ContextParameters(int length)
    {
        var parameters = DefaultContext();
        ref var values = ref Unsafe.As<Parameters, ContextStart>(ref parameters);
        if (values is not { Length: 512, Batch: 2048, Part: 512, Sequences: 1, KeyType: 1, ValueType: 1 })
        {
            throw new InvalidOperationException("llama.cpp's context settings are not where this version has them");
        }

        (values.Length, values.Batch, values.Part, values.Threads, values.BatchThreads, values.KeyType, values.ValueType) = (length, length, length, 1, 1, 0, 0);
        return parameters;
    }

    /// <summary>A file of the package.</summary>
    public static string PathOf(string name) => Repository.PathOf("node_modules", "@node-llama-cpp", "linux-x64", "bins", "linux-x64", name);

    private static nint Function(string name) => NativeLibrary.GetExport(Library, name);

    private static nint Load()
    {
        var folder = PathOf("");
        var ggml = NativeLibrary.Load(Directory.GetFiles(folder, "libggml.*so").Single());
        var library = NativeLibrary.Load(Directory.GetFiles(folder, "libllama.*so").Single());
        var version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged[Cdecl]<byte*>)NativeLibrary.GetExport(library, "llama_version"))());
        if (version != Version)
        {
            throw new InvalidOperationException($"llama.cpp is of version {version}; its structures are known for {Version}");
        }

        ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<int, byte*, nint, void>, nint, void>)NativeLibrary.GetExport(library, "llama_log_set"))(&Log, 0);
        fixed (byte* path = Encoding.UTF8.GetBytes(folder + "\0"))
        {
            ((delegate* unmanaged[Cdecl]<byte*, void>)NativeLibrary.GetExport(ggml, "ggml_backend_load_all_from_path"))(path);
        }

        ((delegate* unmanaged[Cdecl]<void>)NativeLibrary.GetExport(library, "llama_backend_init"))();
        return library;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Log(int level, byte* text, nint data)
    {
        lock (Said)
        {
            Said.Append(text is null ? "" : new string((sbyte*)text));
        }
    }

    /// <summary>Settings of either kind, larger than both.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 512)]
    internal struct Parameters
    {
        public fixed byte Bytes[512];
    }

    /// <summary>Tokens to compute, positions and sequences of them.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Batch
    {
        public int Count;
        public int* Tokens;
        public float* Embeddings;
        public int* Positions;
        public int* SequenceCounts;
        public int** Sequences;
        public sbyte* Wanted;
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct ContextStart
    {
        [FieldOffset(0)]
        public int Length;

        [FieldOffset(4)]
        public int Batch;

        [FieldOffset(8)]
        public int Part;

        [FieldOffset(12)]
        public int Sequences;

        [FieldOffset(28)]
        public int Threads;

        [FieldOffset(32)]
        public int BatchThreads;

        [FieldOffset(104)]
        public int KeyType;

        [FieldOffset(108)]
        public int ValueType;
    }
}
