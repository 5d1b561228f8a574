using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ToolAce.Modeling;
using ToolAce.Trainer.Exports.Gguf;

namespace ToolAce.Trainer.Tests.Exports;

public sealed class GgufFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-gguf").FullName;

    private string FilePath => Path.Combine(folder, "a.gguf");

    [Fact]
    public void Open_OfAWrittenFile_GivesItsMetadataAndTensors()
    {
        Write();
        using var file = GgufFile.Open(FilePath);

        Assert.Equal("llama", file.Text("general.architecture"));
        Assert.Equal(7, file.Number("llama.block_count"));
        Assert.Equal(0.5, file.Number("llama.epsilon"));
        Assert.Equal(true, file.Metadata["flag"]);
        Assert.Equal(["a", "ü"], Assert.IsType<object[]>(file.Metadata["texts"]));
        Assert.Equal([-1.5f, 2f], Assert.IsType<object[]>(file.Metadata["scores"]));
        Assert.Equal([1, -1], Assert.IsType<object[]>(file.Metadata["types"]));
        Assert.Equal(["first", "second"], file.Tensors.Keys);
        Assert.All(file.Tensors.Values, t => Assert.Equal(0, t.Offset % GgufWriter.Alignment));
        var second = file.Tensors["second"];
        Assert.Equal([2, 3], second.Shape);
        var values = new float[6];
        file.Read(second, 0, MemoryMarshal.AsBytes(values.AsSpan()));
        Assert.Equal([1, 2, 3, 4, 5, 6], values);
    }

    [Fact]
    public void Open_OfAFileCutShortAnywhere_IsRefused()
    {
        Write();
        var whole = File.ReadAllBytes(FilePath);
        using (var file = GgufFile.Open(FilePath))
        {
            Assert.Equal(whole.Length, GgufWriter.Aligned(file.Tensors["second"].Offset + file.Tensors["second"].Length, GgufWriter.Alignment));
        }

        for (var length = 0; length < whole.Length - 8; length++) // the last 8 bytes only fill up
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Contains("cut short", Assert.Throws<ModelFolderException>(() => GgufFile.Open(FilePath)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, 0x4c, "is no GGUF file")]
    [InlineData(4, 2, "version 2")]
    [InlineData(8, 200, "cut short")]
    [InlineData(16, 250, "cut short")]
    public void Open_WithAWrongStart_SaysWhichPart(int at, byte value, string expected)
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);
        bytes[at] = value;
        File.WriteAllBytes(FilePath, bytes);
        Assert.Contains(expected, Assert.Throws<ModelFolderException>(() => GgufFile.Open(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithAnyByteOfTheHeaderChanged_IsReadOrRefusedButNeverCrashes()
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 0xff;
            File.WriteAllBytes(FilePath, changed);
            try
            {
                GgufFile.Open(FilePath).Dispose();
            }
            catch (ModelFolderException)
            {
                // refused by name
            }
        }
    }

    [Fact]
    public void Open_WithAHugeLength_AsksForNoMemory()
    {
        Write();
        var bytes = File.ReadAllBytes(FilePath);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(24), ulong.MaxValue / 2);
        File.WriteAllBytes(FilePath, bytes);
        Assert.Contains("cut short", Assert.Throws<ModelFolderException>(() => GgufFile.Open(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhenTheDiskIsFull_LeavesNothing()
    {
        var tensor = new GgufTensor("first", GgmlType.F32, [4], _ => throw new IOException("No space left on device"));
        Assert.Throws<IOException>(() => GgufWriter.Write(FilePath, new GgufMetadata(), [tensor]));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Write_OfTooFewBytes_IsRefusedAndLeavesNothing()
    {
        var tensor = new GgufTensor("first", GgmlType.F32, [4], stream => stream.WriteByte(1));
        Assert.Contains("needs 16 bytes", Assert.Throws<ModelFolderException>(() => GgufWriter.Write(FilePath, new GgufMetadata(), [tensor])).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write()
    {
        var metadata = new GgufMetadata();
        metadata.Add("general.architecture", "llama");
        metadata.Add("llama.block_count", 7u);
        metadata.Add("llama.epsilon", 0.5f);
        metadata.Add("flag", value: true);
        metadata.Add("texts", (string[])["a", "ü"]);
        metadata.Add("scores", (float[])[-1.5f, 2f]);
        metadata.Add("types", (int[])[1, -1]);
        GgufWriter.Write(FilePath, metadata,
        [
            new("first", GgmlType.F16, [3], stream => stream.Write(new byte[6])),
            new("second", GgmlType.F32, [2, 3], stream => stream.Write(MemoryMarshal.AsBytes<float>([1f, 2f, 3f, 4f, 5f, 6f]))),
        ]);
    }
}
