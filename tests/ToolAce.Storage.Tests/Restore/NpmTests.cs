using System.Text.RegularExpressions;
using ToolAce.Storage.Tests.Support;

namespace ToolAce.Storage.Tests.Restore;

public sealed class NpmTests
{
    [Fact]
    public void PackageLock_Pins_NameNoHostAndHaveHashes()
    {
        var text = File.ReadAllText(Repository.PathOf("package-lock.json"));

        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        Assert.Equal(Count(text, "\"node_modules/[^\"]+\": \\{"), Count(text, "\"integrity\": \"sha512-"));
    }

    private static int Count(string text, string pattern) => Regex.Count(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public void Build_LibDuckDb_LiesBesideTheProgram() => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "libduckdb.so")));
}
