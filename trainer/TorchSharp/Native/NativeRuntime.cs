using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>
/// Loads the shim and with it libtorch, after the settings that both read only once, at load time. They go through libc:
/// <see cref="Environment.SetEnvironmentVariable(string, string)"/> does not reach native code.
/// </summary>
internal static unsafe partial class NativeRuntime
{
    public const string LibraryName = "toolace_torch";
    private const string FileName = "libtoolace_torch.so";
    private const int Abi = 2;
    private const string Mend =
        "Run ./toolace doctor: it says what is missing and installs it. (By hand: bash trainer/TorchSharp/native/build.sh, then build again.)";

    private static readonly Lock Gate = new();
    private static nint s_library;

    /// <summary>Where the shim was found.</summary>
    public static string? Path { get; private set; }

#pragma warning disable CA2255 // a resolver must stand before the first native call, wherever in the assembly that is
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install() => NativeLibrary.SetDllImportResolver(typeof(NativeRuntime).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != LibraryName)
        {
            return 0;
        }

        lock (Gate)
        {
            return s_library != 0 ? s_library : s_library = Load();
        }
    }

    private static nint Load()
    {
        NativeSettings.Apply();
        string?[] folders = [AppContext.BaseDirectory, System.IO.Path.GetDirectoryName(typeof(NativeRuntime).Assembly.Location)];
        PreloadCuda(folders);
        var library = LoadShim(folders);
        CheckAbi(library, Path!);
        SetThreads(library);
        return library;
    }

    /// <summary>Loads the shim from the first of the folders that has it.</summary>
    /// <exception cref="DllNotFoundException">Says what is missing, where it was looked for, and how to mend it.</exception>
    internal static nint LoadShim(params ReadOnlySpan<string?> folders)
    {
        foreach (var folder in folders)
        {
            var path = System.IO.Path.Combine(folder ?? string.Empty, FileName);
            if (string.IsNullOrEmpty(folder) || !File.Exists(path))
            {
                continue;
            }

            try
            {
                var library = NativeLibrary.Load(path);
                Path = path;
                return library;
            }
            catch (DllNotFoundException e)
            {
                throw new DllNotFoundException($"libtorch, which {path} needs, could not be loaded: {FirstLine(e)}. {Mend}", e);
            }
        }

        throw new DllNotFoundException(
            $"The native library {FileName} is not beside the program (looked in {string.Join(", ", folders!)}). {Mend}");
    }

    /// <summary>Refuses a library compiled for another version of this assembly.</summary>
    internal static void CheckAbi(nint library, string path, int expected = Abi)
    {
        var found = NativeLibrary.TryGetExport(library, "ta_abi", out var export) ? ((delegate* unmanaged<int>)export)() : 0;
        if (found != expected)
        {
            throw new DllNotFoundException(
                $"The native library {path} is stale: it has interface number {found}, {expected} is needed. {Mend}");
        }
    }

    private static string FirstLine(Exception e) =>
        e.Message.Split('\n').FirstOrDefault(line => line.Contains(".so", StringComparison.Ordinal))?.Trim() ?? e.Message;

    /// <summary>
    /// Makes the symbols of libtorch's CUDA half global before the shim comes: libraries that it opens by name while it runs (its compiler, its plug-ins) look there.
    /// </summary>
    private static void PreloadCuda(ReadOnlySpan<string?> folders)
    {
        const int now = 2, global = 0x100;
        foreach (var folder in LibtorchFolders(folders))
        {
            var path = System.IO.Path.Combine(folder, "libtorch_cuda.so");
            if (File.Exists(path) && DlOpen(path, now | global) != 0)
            {
                return;
            }
        }
    }

    /// <summary>Where the libtorch lies that the shim was compiled over (its build writes that beside it), and the one that the environment names.</summary>
    internal static IReadOnlyList<string> LibtorchFolders(ReadOnlySpan<string?> folders)
    {
        var found = new List<string>();
        foreach (var folder in folders)
        {
            var origin = System.IO.Path.Combine(folder ?? string.Empty, System.IO.Path.ChangeExtension(FileName, ".origin"));
            if (!string.IsNullOrEmpty(folder) && File.Exists(origin))
            {
                found.Add(File.ReadAllText(origin).Trim());
            }
        }

        if (Environment.GetEnvironmentVariable("LIBTORCH") is { Length: > 0 } root)
        {
            found.Add(System.IO.Path.Combine(root, "lib"));
        }

        return found;
    }

    /// <summary>One thread per processor, unless the person who started the program asked for another number.</summary>
    private static void SetThreads(nint library)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), CultureInfo.InvariantCulture, out var threads) || threads < 1)
        {
            threads = Environment.ProcessorCount;
        }

        ((delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "ta_set_threads"))(threads);
    }

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint DlOpen(string path, int flags);
}
