using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ToolAce.Modeling.Decoders;

namespace ToolAce.Onnx.Running;

/// <summary>
/// Keys and values of a batch, [rows, heads, capacity, head size] a block and kind, allocated once where the model runs. A run reads and writes them in place:
/// they are bound both as past and as present.
/// </summary>
internal sealed unsafe class KeyValueBuffers : IDisposable
{
    private const int Alignment = 64;
    private readonly DecoderConfig config;
    private readonly OrtMemoryInfo place;
    private readonly TensorElementType type;
    private readonly List<(nint Address, OrtMemoryAllocation? Owner)> buffers = [];
    private readonly int capacity;
    private readonly long rowBytes;

    /// <param name="config">The decoder's shape.</param>
    /// <param name="type">Single or half precision.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="capacity">Positions that a row has room for.</param>
    /// <param name="place">Where the memory is.</param>
    /// <param name="device">Allocates there; null for this process's own memory.</param>
    public KeyValueBuffers(DecoderConfig config, TensorElementType type, int rows, int capacity, OrtMemoryInfo place, OrtAllocator? device)
    {
        (this.config, this.type, this.capacity, this.place) = (config, type, capacity, place);
        rowBytes = (long)config.KeyValueHeads * capacity * config.HeadSize * (type == TensorElementType.Float ? sizeof(float) : sizeof(ushort));
        for (var i = 0; i < 2 * config.Layers; i++)
        {
            var owner = device?.Allocate(checked((uint)(rows * rowBytes)));
            buffers.Add((owner?.DangerousGetHandle() ?? (nint)NativeMemory.AlignedAlloc((nuint)(rows * rowBytes), Alignment), owner));
        }

        Movable = device is null;
    }

    /// <summary>Whether rows can be moved: in this process's own memory.</summary>
    public bool Movable { get; }

    /// <summary>Views of some rows: of each block first the keys, then the values. The caller disposes of them, before this.</summary>
    public OrtValue[] Views(int firstRow, int rows) =>
        [.. buffers.Select(b => OrtValue.CreateTensorValueWithData(
            place, type, [rows, config.KeyValueHeads, capacity, config.HeadSize], b.Address + (nint)(firstRow * rowBytes), rows * rowBytes))];

    /// <summary>Moves the rows that go on, given in ascending order, to the front.</summary>
    public void Keep(IReadOnlyList<int> rows)
    {
        foreach (var (address, _) in buffers)
        {
            foreach (var (to, from) in rows.Index().Where(r => r.Index != r.Item))
            {
                Buffer.MemoryCopy((void*)(address + (nint)(from * rowBytes)), (void*)(address + (nint)(to * rowBytes)), rowBytes, rowBytes);
            }
        }
    }

    public void Dispose()
    {
        foreach (var (address, owner) in buffers)
        {
            if (owner is null)
            {
                NativeMemory.AlignedFree((void*)address);
            }

            owner?.Dispose();
        }

        buffers.Clear();
    }
}
