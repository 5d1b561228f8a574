#if !FULL_FEED
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ToolAce.Storage.Ledgers.Sqlite;

/// <summary>
/// Puts the system's SQLite under EF Core. The feed has SQLitePCLRaw 2.0.6 where EF Core asks for 2.1, so its assemblies are handed over by name; and the
/// library that came with it (3.35) waits on locks in whole seconds and breaks JSON queries, so its P/Invokes are led to libsqlite3.so.0.
/// </summary>
internal static class SqliteLibrary
{
    private const string Prefix = "SQLitePCLRaw.";
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";
    private static readonly Lock Gate = new();
    private static bool routed;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "must stand before the first connection, whoever opens it")]
    internal static void Install()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name?.StartsWith(Prefix, StringComparison.Ordinal) == true ? Load(context, name.Name) : null;
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Route(loaded.LoadedAssembly);
    }

    private static Assembly? Load(AssemblyLoadContext context, string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }

    private static void Route(Assembly assembly)
    {
        if (assembly.GetName().Name != Provider)
        {
            return;
        }

        lock (Gate)
        {
            if (!routed)
            {
                routed = true;
                NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => name == "e_sqlite3" ? Open() : 0);
            }
        }
    }

    private static nint Open() =>
        NativeLibrary.TryLoad("libsqlite3.so.0", out var library)
            ? library
            : throw new DllNotFoundException("SQLite is missing on this machine; install it with: apt-get install libsqlite3-0");
}
#endif
