using System.Buffers.Binary;
using System.Text;
using ToolAce.Modeling.Safetensors;
using ToolAce.Modeling.Tests.Tokenizers;

namespace ToolAce.Modeling.Tests.Safetensors;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void Write_Tensors_AreReadBack()
    {
        using var folder = new TemporaryFolder();
        var path = Sample(folder, "a.safetensors");

        using var file = SafetensorsFile.Open(path);

        Assert.Equal(["bytes", "empty", "half", "scalar", "wide"], file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([3L, 2L], file.Tensors["half"].Shape);
        Assert.Equal(SafetensorsDtype.BF16, file.Tensors["half"].Dtype);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], file.Bytes("half").ToArray());
        Assert.Equal([7, 8, 9], file.Bytes("half", 6, 3).ToArray());
        Assert.Equal([42], file.Bytes("bytes").ToArray());
        Assert.Equal(0, file.Bytes("empty").Length);
        Assert.Empty(file.Tensors["scalar"].Shape);
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.All(file.Tensors.Values, t => Assert.Equal(0, t.Offset % SafetensorsDtypes.Size(t.Dtype)));
    }

    [Fact]
    public void Write_SameTensorsInAnyOrder_GiveTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(File.ReadAllBytes(Sample(folder, "a")), File.ReadAllBytes(Sample(folder, "b", reversed: true)));
    }

    [Fact]
    public void Write_OneTensor_GivesTheseBytes()
    {
        using var folder = new TemporaryFolder();
        SafetensorsWriter.Write(folder.At("x"), [new("w", SafetensorsDtype.F32, [1], new byte[] { 0, 0, 128, 63 })]);
        var header = """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";
        Assert.Equal(File_(header + "  ", 0, 0, 128, 63), File.ReadAllBytes(folder.At("x")));
    }

    [Fact]
    public void Write_WrongByteCount_LeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x", "old");
        var problem = Assert.Throws<ModelFolderException>(() => SafetensorsWriter.Write(path, [new("w", SafetensorsDtype.F32, [2], new byte[7])]));
        Assert.Contains("\"w\" of shape [2] and dtype F32 needs 8 bytes, 7 were given", problem.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_TwoTensorsOfOneName_AreRefused()
    {
        using var folder = new TemporaryFolder();
        var w = new SafetensorsTensor("w", SafetensorsDtype.U8, [0], ReadOnlyMemory<byte>.Empty);
        Assert.Contains("\"w\" is taken", Assert.Throws<ModelFolderException>(() => SafetensorsWriter.Write(folder.At("x"), [w, w])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EveryTruncation_IsRefusedWithExpectedAndActualBytes()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Sample(folder, "a"));
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(folder.At("cut"), whole[..length]);
            var message = Assert.Throws<ModelFolderException>(() => SafetensorsFile.Open(folder.At("cut"))).Message;
            Assert.Contains("is cut short", message, StringComparison.Ordinal);
            Assert.Contains($"{length}", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_CutInsideATensor_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("x");
        SafetensorsWriter.Write(path, [new("big", SafetensorsDtype.F32, [4], new byte[16]), new("small", SafetensorsDtype.U8, [1], new byte[1])]);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^9]);
        var message = Assert.Throws<ModelFolderException>(() => SafetensorsFile.Open(path)).Message;
        Assert.Contains($"tensor \"big\" ends at byte {whole.Length - 1}, the file has {whole.Length - 9}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", 0, "no JSON")]
    [InlineData("[]", 0, "no JSON object")]
    [InlineData("""{"w":{"dtype":"F4","shape":[1],"data_offsets":[0,4]}}""", 4, "unknown dtype \"F4\"")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "shape")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "needs 8 bytes, its data_offsets give 4")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,4]}}""", 4, "too large")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"v":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", 6, "\"v\" overlaps \"w\"")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "leaves a hole after the header")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 6, "2 bytes after its last tensor")]
    [InlineData("""{"w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0, "twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "__metadata__")]
    public void Open_BadHeader_SaysWhat(string header, int data, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("x"), File_(header, new byte[data]));
        var message = Assert.Throws<ModelFolderException>(() => SafetensorsFile.Open(folder.At("x"))).Message;
        Assert.StartsWith(folder.At("x"), message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HugeHeaderLength_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("x"), [255, 255, 255, 255, 255, 255, 255, 255, 0]);
        Assert.Contains("no safetensors file", Assert.Throws<ModelFolderException>(() => SafetensorsFile.Open(folder.At("x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingFile_SaysSo() =>
        Assert.Contains("does not exist", Assert.Throws<ModelFolderException>(() => SafetensorsFile.Open("/nowhere/x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_AfterDispose_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = SafetensorsFile.Open(Sample(folder, "a"));
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Bytes("half").Length);
    }

    [Fact]
    public void Parse_EveryDtype_ReadsItsOwnWord() =>
        Assert.All(Enum.GetValues<SafetensorsDtype>(), dtype => Assert.Equal(dtype, SafetensorsDtypes.Parse(SafetensorsDtypes.Word(dtype))));

    internal static string Sample(TemporaryFolder folder, string name, bool reversed = false)
    {
        SafetensorsTensor[] tensors =
        [
            new("half", SafetensorsDtype.BF16, [3, 2], new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }),
            new("bytes", SafetensorsDtype.U8, [1], new byte[] { 42 }),
            new("wide", SafetensorsDtype.F64, [1], new byte[8]),
            new("scalar", SafetensorsDtype.F32, [], new byte[4]),
            new("empty", SafetensorsDtype.F32, [0, 5], stream => stream.Write([])),
        ];
        var metadata = new Dictionary<string, string> { ["format"] = "pt", ["a"] = "ü\"" };
        SafetensorsWriter.Write(folder.At(name), reversed ? tensors.Reverse() : tensors, reversed ? metadata.Reverse().ToDictionary() : metadata);
        return folder.At(name);
    }

    private static byte[] File_(string header, params byte[] data)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        return [.. length, .. bytes, .. data];
    }
}
