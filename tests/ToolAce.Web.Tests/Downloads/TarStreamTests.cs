using System.Formats.Tar;
using ToolAce.Web.Downloads;

namespace ToolAce.Web.Tests.Downloads;

public sealed class TarStreamTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-tar-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Archive_IsReadByAnotherReader()
    {
        var files = new[] { Write("empty", 0), Write("one", 1), Write("block", 512), Write("more", 1_300_001) };
        using var archive = new TarStream("a-folder", files);
        using var reader = new TarReader(archive);
        foreach (var file in files)
        {
            var entry = reader.GetNextEntry()!;
            Assert.Equal($"a-folder/{Path.GetFileName(file)}", entry.Name);
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            Assert.Equal(File.ReadAllBytes(file), content.ToArray());
        }

        Assert.Null(reader.GetNextEntry());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(513)]
    [InlineData(70_000)]
    public void Read_FromAnyPlace_GivesTheRestOfTheSameBytes(int start)
    {
        var files = new[] { Write("one", 700), Write("two", 100_000) };
        var whole = Bytes(new TarStream("f", files), 0);
        Assert.Equal(0, whole.Length % 512);
        Assert.Equal(whole[start..], Bytes(new TarStream("f", files), start));
    }

    [Fact]
    public void Header_OfMoreThanEightGibibytes_HasTheSizeInBase256()
    {
        var large = Path.Combine(folder, "large");
        using (var file = new FileStream(large, FileMode.CreateNew))
        {
            file.SetLength(9L << 30); // sparse: takes no room
        }

        using var archive = new TarStream("f", [large]);
        Assert.Equal((9L << 30) + (3 * 512), archive.Length);
        Assert.Equal(9L << 30, new TarReader(archive).GetNextEntry()!.Length);
    }

    [Fact]
    public void Read_FileThatShrank_IsAnErrorNotAShortArchive()
    {
        var file = Write("one", 5000);
        using var archive = new TarStream("f", [file]);
        File.WriteAllText(file, "");
        Assert.Throws<IOException>(() => Bytes(archive, 0));
    }

    private string Write(string name, int size)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31 % 251))]);
        return path;
    }

    private static byte[] Bytes(TarStream archive, long start)
    {
        archive.Position = start;
        using var copy = new MemoryStream();
        archive.CopyTo(copy);
        return copy.ToArray();
    }
}
