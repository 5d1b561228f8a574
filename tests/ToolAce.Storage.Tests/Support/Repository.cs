using System.Reflection;

namespace ToolAce.Storage.Tests.Support;

/// <summary>Where the source tree is that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static string PathOf(string path) => Path.Combine(Root, path);
}
