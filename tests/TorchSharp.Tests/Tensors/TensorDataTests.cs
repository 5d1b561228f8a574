using TorchSharp.Tests.Goldens;

namespace TorchSharp.Tests.Tensors;

public class TensorDataTests
{
    [Fact]
    public void BFloat16_FromFloats_RoundsAsPyTorchDoes()
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Root.GetProperty("bf16");
        var bits = golden.GetProperty("bits").EnumerateArray().Select(e => (ushort)e.GetInt32()).ToArray();
        var floats = golden.GetProperty("in").GetProperty("d").EnumerateArray().Select(e => (float)Golden.Number(e)).ToArray();

        var managed = Array.ConvertAll(floats, f => new BFloat16(f));
        var native = tensor(floats).to(ScalarType.BFloat16).data<BFloat16>().ToArray();

        for (var i = 0; i < bits.Length; i++)
        {
            var expected = BFloat16.FromRawValue(bits[i]);
            Assert.True(managed[i] == expected || (BFloat16.IsNaN(managed[i]) && BFloat16.IsNaN(expected)), $"{floats[i]} became {managed[i]}, not {expected}");
            Assert.Equal(expected.ToSingle(), native[i].ToSingle());
        }
    }

    [Fact]
    public void BFloat16_EveryValue_SurvivesTheTripThroughATensorAndFloat()
    {
        using var scope = NewDisposeScope();
        var all = Enumerable.Range(0, 65536).Select(i => BFloat16.FromRawValue((ushort)i)).Where(b => !BFloat16.IsNaN(b)).ToArray();
        var there = tensor(all);
        Assert.Equal(ScalarType.BFloat16, there.dtype);
        Assert.Equal(all, there.data<BFloat16>().ToArray());
        Assert.Equal(all, Array.ConvertAll(there.to(ScalarType.Float32).data<float>().ToArray(), f => new BFloat16(f)));
    }

    [Fact]
    public void Tensor_FromArraysOfEveryType_KeepsTypeShapeAndValues()
    {
        using var scope = NewDisposeScope();
        RoundTrip<bool>([true, false], tensor([true, false]), ScalarType.Bool);
        RoundTrip<byte>([1, 255], tensor(new byte[] { 1, 255 }), ScalarType.Byte);
        RoundTrip<sbyte>([-1, 127], tensor(new sbyte[] { -1, 127 }), ScalarType.Int8);
        RoundTrip<short>([-1, 300], tensor(new short[] { -1, 300 }), ScalarType.Int16);
        RoundTrip([-1, 70000], tensor([-1, 70000]), ScalarType.Int32);
        RoundTrip([-1L, 1L << 40], tensor([-1L, 1L << 40]), ScalarType.Int64);
        RoundTrip([0.5f, -2f], tensor([0.5f, -2f]), ScalarType.Float32);
        RoundTrip([0.1, -2], tensor([0.1, -2]), ScalarType.Float64);
        RoundTrip<Half>([(Half)0.5, (Half)(-2)], tensor([(Half)0.5, (Half)(-2)]), ScalarType.Float16);
    }

    [Fact]
    public void Tensor_FromDataWithDimensions_IsRowMajorAndACopy()
    {
        using var scope = NewDisposeScope();
        var source = new float[] { 1, 2, 3, 4, 5, 6 };
        var t = tensor(source, 2, 3, dtype: ScalarType.Float64);
        source[5] = 99;
        Assert.Equal(ScalarType.Float64, t.dtype);
        Assert.Equal(6.0, t[1, 2].item<double>());
        Assert.True(tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } }).Equals(t.to(ScalarType.Float32)));
        Assert.True(tensor((IList<float>)new List<float> { 1, 2, 3, 4, 5, 6 }, [2L, 3L]).Equals(t.to(ScalarType.Float32)));
        Assert.Contains("6 vs. 5", Assert.Throws<ArgumentException>(() => tensor(new float[5], [2L, 3L])).Message);
    }

    [Fact]
    public void Frombuffer_SharesMemoryAndKeepsTheArrayAlive()
    {
        using var scope = NewDisposeScope();
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes.AsSpan(8), 2.5f);
        var view = frombuffer(bytes, ScalarType.Float32, count: 2, offset: 8);
        Assert.Equal([2.5f, 0f], view.data<float>().ToArray());
        view[1] = tensor(-1f);
        Assert.Equal(-1f, BitConverter.ToSingle(bytes, 12));
        Assert.Throws<ArgumentException>(() => frombuffer(bytes, ScalarType.Float32, count: 5));
        var survivor = Orphaned();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(1_000_000L * 999_999 / 2, survivor.sum().item<long>());
    }

    [Fact]
    public void Bytes_ReadAndWriteTheTensorItself()
    {
        using var scope = NewDisposeScope();
        var t = zeros(2, 2);
        BitConverter.TryWriteBytes(t.bytes[4..], 7f);
        Assert.Equal(7f, t[0, 1].item<float>());
        t.bytes = ones(2, 2).bytes;
        Assert.True(t.Equals(ones(2, 2)));
        Assert.Throws<InvalidOperationException>(() => t[TensorIndex.Colon, 0].bytes.Length);
        Assert.Throws<ArgumentException>(() => t.bytes = new byte[3]);
    }

    [Fact]
    public void Accessor_OfATransposedTensor_ReadsAndWritesInLogicalOrder()
    {
        using var scope = NewDisposeScope();
        var t = arange(6).view(2, 3).t();
        var data = t.data<long>();
        Assert.Equal([0L, 3, 1, 4, 2, 5], data.ToArray());
        Assert.Equal([0L, 3, 1, 4, 2, 5], data);
        Assert.Equal(4, data[1, 1]);
        data[2, 0] = 20;
        data.CopyFrom([30L, 31L], tensorIndex: 0);
        Assert.Equal([30L, 31, 1, 4, 20, 5], data.ToArray());
        var part = new long[4];
        data.CopyTo(part, arrayIndex: 1, tensorIndex: 4);
        Assert.Equal([0L, 20, 5, 0], part);
        Assert.Equal(new long[,] { { 30, 31 }, { 1, 4 }, { 20, 5 } }, data.ToNDArray());
        Assert.Throws<IndexOutOfRangeException>(() => data[6]);
        Assert.Throws<IndexOutOfRangeException>(() => data[0, 2]);
        Assert.Throws<ArgumentException>(() => t.data<float>());
    }

    [Fact]
    public void Item_OfTheWrongTypeOrSize_IsRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(3, tensor(3).item<int>());
        Assert.Throws<ArgumentException>(() => tensor(3).item<long>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Equal(2.5, tensor(2.5f).ToDouble());
        Assert.Equal(2, (int)tensor(2L));
        Assert.Equal(1.5f, tensor((BFloat16)1.5f).ToSingle());
    }

    [Fact]
    public void SaveAndLoad_RoundTrip_KeepsTypeShapeAndBits()
    {
        using var scope = NewDisposeScope();
        var path = Path.GetTempFileName();
        foreach (var t in new[] { randn(3, 4).t(), randn(5).bfloat16(), tensor(7L), zeros(0, 3), tensor([true, false]) })
        {
            t.save(path);
            var back = load(path);
            Assert.Equal(t.dtype, back.dtype);
            Assert.True(t.Equals(back));
        }

        File.Delete(path);
    }

    [Fact]
    public void IndexPut_ThroughEveryKindOfIndex_ChangesThatPart()
    {
        using var scope = NewDisposeScope();
        var t = zeros(2, 3, 4);
        t[0] = ones(3, 4);
        t[1, .., ^1] = tensor([7f, 8f, 9f]);
        t[TensorIndex.Colon, TensorIndex.Tensor(tensor([1L])), TensorIndex.Single(0)] = tensor(-2f);
        t.index_put_(5, TensorIndex.Single(1), TensorIndex.Single(2), TensorIndex.Single(1));
        Assert.Equal([1f, 1, 1, 1, -2, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 7, -2, 0, 0, 8, 0, 5, 0, 9], t.data<float>().ToArray());
        var counts = zeros(3);
        counts.index_put_(ones(4), [tensor([0L, 2L, 2L, 2L])], accumulate: true);
        Assert.Equal([1f, 0, 3], counts.data<float>().ToArray());
    }

    [Fact]
    public void Indexing_LeavesNothingButItsResultInTheScope()
    {
        using var scope = NewDisposeScope();
        var t = zeros(2, 3, 4);
        var before = scope.DisposablesCount;
        _ = t[0, 1.., TensorIndex.None, ^1];
        _ = t[1, 2];
        t[0, 1, 2] = tensor(3f);
        Assert.Equal(before + 3, scope.DisposablesCount);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static Tensor Orphaned() => frombuffer(Enumerable.Range(0, 1_000_000).Select(i => (long)i).ToArray(), ScalarType.Int64);

    private static void RoundTrip<T>(T[] expected, Tensor actual, ScalarType type)
        where T : unmanaged
    {
        Assert.Equal(type, actual.dtype);
        Assert.Equal([expected.Length], actual.shape);
        Assert.Equal(expected, actual.data<T>().ToArray());
    }
}
