using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// One ATen operator, found by name in the dispatcher on first use and cached for the process.
/// Missing trailing arguments take the schema's defaults.
/// </summary>
internal sealed unsafe class Op(string name, string overload = "")
{
    private const int StackBytes = 2048;
    private nint _handle;
    private bool _absent;

    /// <summary>Whether the libtorch at hand has this operator.</summary>
    public bool Exists => _handle != 0 || (!_absent && Find());

    /// <summary>Calls the operator and returns its first result, which must be a tensor.</summary>
    public Tensor Call(params ReadOnlySpan<Arg> args)
    {
        Val result;
        Invoke(args, &result, 1);
        return new Tensor((nint)result.Bits);
    }

    /// <summary>Calls an operator with two results.</summary>
    public (Tensor, Tensor) Call2(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Val[2];
        Invoke(args, results, 2);
        return (new Tensor((nint)results[0].Bits), new Tensor((nint)results[1].Bits));
    }

    /// <summary>Calls an operator for its side effect on the first argument, and returns that.</summary>
    public Tensor Mutate(params ReadOnlySpan<Arg> args)
    {
        Invoke(args, null, 0);
        return (Tensor)args[0].Owner!;
    }

    /// <summary>Calls an operator that answers with a boolean.</summary>
    public bool Test(params ReadOnlySpan<Arg> args)
    {
        Val result;
        Invoke(args, &result, 1);
        return result.Bits != 0;
    }

    /// <summary>Calls an operator that returns any number of tensors.</summary>
    public Tensor[] CallMany(params ReadOnlySpan<Arg> args)
    {
        const int room = 16;
        var results = stackalloc Val[room];
        var count = Invoke(args, results, room);
        if (count <= room)
        {
            return Wrap(new ReadOnlySpan<Val>(results, count));
        }

        var many = new Val[count];
        fixed (Val* p = many)
        {
            Shim.ta_take(p, count);
        }

        return Wrap(many);
    }

    private static Tensor[] Wrap(ReadOnlySpan<Val> results)
    {
        var tensors = new Tensor[results.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new Tensor((nint)results[i].Bits);
        }

        return tensors;
    }

    [SkipLocalsInit]
    private int Invoke(ReadOnlySpan<Arg> args, Val* results, int max)
    {
        if (_handle == 0 && (_absent || !Find()))
        {
            throw new NotSupportedException($"libtorch {Shim.Version} has no operator aten::{Name}.");
        }

        var bytes = 0;
        foreach (ref readonly var arg in args)
        {
            bytes += arg.ScratchBytes;
        }

        var onStack = bytes <= StackBytes;
        var buffer = stackalloc byte[onStack ? bytes : 0];
        var rented = onStack ? null : (byte*)NativeMemory.Alloc((nuint)bytes);
        try
        {
            var vals = stackalloc Val[args.Length];
            var scratch = onStack ? buffer : rented;
            for (var i = 0; i < args.Length; i++)
            {
                args[i].Write(vals + i, ref scratch);
            }

            var count = Shim.ta_call(_handle, vals, args.Length, results, max);
            foreach (ref readonly var arg in args)
            {
                GC.KeepAlive(arg.Owner);
            }

            return count >= 0 ? count : throw Shim.Error();
        }
        finally
        {
            NativeMemory.Free(rented);
        }
    }

    private string Name => overload.Length == 0 ? name : $"{name}.{overload}";

    private bool Find()
    {
        _handle = Shim.ta_op("aten::" + name, overload);
        _absent = _handle == 0;
        return !_absent;
    }
}
