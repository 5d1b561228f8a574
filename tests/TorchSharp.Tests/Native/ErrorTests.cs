using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp.Tests.Native;

public class ErrorTests
{
    [Fact]
    public void Matmul_OfWrongShapes_SaysTheShapesAndNothingOfCpp()
    {
        using var scope = NewDisposeScope();
        var message = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(4, 5))).Message;
        Assert.Contains("2x3 and 4x5", message);
        NoBacktrace(message);
    }

    [Fact]
    public void CrossEntropy_OfAClassOutOfRange_SaysWhichClass()
    {
        using var scope = NewDisposeScope();
        var message = Assert.ThrowsAny<Exception>(() => nn.functional.cross_entropy(zeros(1, 4), tensor([9L]))).Message;
        Assert.Contains("9", message);
        NoBacktrace(message);
    }

    [Fact]
    public void Backward_OfANonScalar_SaysWhatIsMissing()
    {
        using var scope = NewDisposeScope();
        var message = Assert.Throws<ExternalException>(() => ones(2, requires_grad: true).exp().backward()).Message;
        Assert.Contains("scalar outputs", message);
        NoBacktrace(message);
    }

    [Fact]
    public void Error_DoesNotOutliveTheCallThatFailed()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => ones(2).view(3));
        Assert.Equal(2f, ones(2).sum().item<float>());
        Assert.Contains("[5]", Assert.Throws<ExternalException>(() => ones(2).view(5)).Message);
    }

    [Fact]
    public void Op_ThatLibtorchLacks_IsNamed()
    {
        var op = new Op("no_such_operator", "Tensor");
        Assert.False(op.Exists);
        var error = Assert.Throws<NotSupportedException>(() => op.Call(1L));
        Assert.Contains("aten::no_such_operator.Tensor", error.Message);
    }

    [Fact]
    public void Op_WithTooManyOrTooFewArguments_SaysSo()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);
        Assert.Contains("takes 1 arguments", Assert.Throws<ExternalException>(() => Aten.Abs.Call(x, 1L)).Message);
        Assert.Contains("'other'", Assert.Throws<ExternalException>(() => Aten.MulTensor.Call(x)).Message);
    }

    [Fact]
    public void LoadShim_WhereThereIsNone_SaysWhereItLookedAndHowToMend()
    {
        var message = Assert.Throws<DllNotFoundException>(() => NativeRuntime.LoadShim("/nowhere/at/all")).Message;
        Assert.Contains("/nowhere/at/all", message);
        Assert.Contains("./toolace doctor", message);
    }

    [Fact]
    public void LoadShim_OfAFileThatIsNoLibrary_SaysHowToMend()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "libtoolace_torch.so"), "not a library");
        var message = Assert.Throws<DllNotFoundException>(() => NativeRuntime.LoadShim(folder.FullName)).Message;
        Assert.Contains("./toolace doctor", message);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void CheckAbi_OfAStaleLibrary_IsRefusedWithBothNumbers()
    {
        var path = NativeReport.Read().ShimPath;
        var library = NativeLibrary.Load(path);
        NativeRuntime.CheckAbi(library, path);
        var message = Assert.Throws<DllNotFoundException>(() => NativeRuntime.CheckAbi(library, path, expected: 4711)).Message;
        Assert.Contains("4711", message);
        Assert.Contains("stale", message);
    }

    private static void NoBacktrace(string message)
    {
        Assert.DoesNotContain("Exception raised from", message);
        Assert.DoesNotContain("frame #", message);
        Assert.DoesNotContain(".so", message);
    }
}
