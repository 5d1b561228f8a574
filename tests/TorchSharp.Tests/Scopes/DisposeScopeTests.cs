namespace TorchSharp.Tests.Scopes;

public class DisposeScopeTests
{
    [Fact]
    public void Dispose_FreesEveryTensorMadeInside()
    {
        Garbage.Settle();
        var before = Tensor.TotalCount;
        Tensor inside;
        using (NewDisposeScope())
        {
            inside = ones(3);
            _ = inside + 1;
            _ = inside.split(1);
            Assert.Equal(before + 5, Tensor.TotalCount);
        }

        Assert.True(inside.IsInvalid);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Dispose_OfInnerScope_LeavesTheOuterOnesTensors()
    {
        using var outer = NewDisposeScope();
        var mine = ones(2);
        Tensor theirs;
        using (NewDisposeScope())
        {
            theirs = ones(2);
        }

        Assert.False(mine.IsInvalid);
        Assert.True(theirs.IsInvalid);
        Assert.Equal(1, outer.DisposablesCount);
    }

    [Fact]
    public void MoveToOuter_FromTwoLevels_DiesWithTheScopeItReached()
    {
        Tensor moved;
        using (var outer = NewDisposeScope())
        {
            using (var middle = NewDisposeScope())
            {
                using (var inner = NewDisposeScope())
                {
                    moved = inner.MoveToOuter(ones(2));
                    Assert.Equal(0, inner.DisposablesCount);
                    Assert.Equal(1, middle.DisposablesCount);
                }

                moved.MoveToOuterDisposeScope();
                Assert.Equal(0, middle.DisposablesCount);
            }

            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void MoveToOuter_FromTheOutermostScope_Detaches()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(2).MoveToOuterDisposeScope();
        }

        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void Detach_SurvivesAllScopes()
    {
        Tensor first, second;
        using (var outer = NewDisposeScope())
        using (var inner = NewDisposeScope())
        {
            (first, second) = inner.Detach(ones(2), zeros(2));
            Assert.Equal(0, inner.DisposablesCount + outer.DisposablesCount);
        }

        Assert.Equal(1f, first[0].item<float>());
        first.Dispose();
        second.Dispose();
        Assert.True(second.IsInvalid);
    }

    [Fact]
    public void Attach_BringsAFreeTensorUnderAScope()
    {
        var free = ones(2).DetachFromDisposeScope();
        using (var scope = NewDisposeScope())
        {
            scope.Attach(free);
            Assert.True(scope.Contains(free));
        }

        Assert.True(free.IsInvalid);
    }

    [Fact]
    public void DisposeEverythingBut_KeepsWhatItIsTold()
    {
        using var scope = NewDisposeScope();
        var (kept, lost) = (ones(2), ones(2));
        Assert.Same(kept, scope.DisposeEverythingBut(kept));
        Assert.False(kept.IsInvalid);
        Assert.True(lost.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Dispose_OfATensor_LeavesItsScopeAtOnce()
    {
        using var scope = NewDisposeScope();
        ones(2).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Exception_InsideAScope_FreesItsTensorsAndRestoresTheOuterScope()
    {
        using var outer = NewDisposeScope();
        Tensor? inside = null;
        Assert.ThrowsAny<Exception>(() =>
        {
            using var inner = NewDisposeScope();
            inside = ones(2, 3);
            inside.matmul(inside);
        });

        Assert.True(inside!.IsInvalid);
        var after = ones(1);
        Assert.True(outer.Contains(after));
    }

    [Fact]
    public void Scopes_DisposedOutOfOrder_EachFreeTheirOwn()
    {
        var outer = NewDisposeScope();
        var a = ones(1);
        var inner = NewDisposeScope();
        var b = ones(1);
        outer.Dispose();
        Assert.True(a.IsInvalid && !b.IsInvalid);
        Assert.True(inner.Contains(ones(1)));
        inner.Dispose();
        Assert.True(b.IsInvalid);
    }

    [Fact]
    public void Scopes_OfAnotherThread_AreNotMine()
    {
        using var mine = NewDisposeScope();
        Tensor? theirs = null;
        var thread = new Thread(() => theirs = ones(1));
        thread.Start();
        thread.Join();
        Assert.False(mine.Contains(theirs!));
        theirs!.Dispose();
    }

    [Fact]
    public void UseAfterDispose_SaysSo()
    {
        var gone = ones(1);
        gone.Dispose();
        gone.Dispose();
        Assert.Contains("empty handle", Assert.Throws<InvalidOperationException>(() => gone + 1).Message);
        var scope = NewDisposeScope();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
    }

    [Fact]
    public void Parameter_TakesThePlaceOfItsData()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);
        var parameter = new Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(scope.Contains(parameter) && !scope.Contains(data));
        Assert.True(parameter.requires_grad);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Finalizer_FreesTensorsThatNobodyHolds()
    {
        Garbage.Settle();
        var before = Tensor.TotalCount;
        MakeGarbage();
        for (var i = 0; i < 20 && Tensor.TotalCount > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(Tensor.TotalCount <= before);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void MakeGarbage()
    {
        for (var i = 0; i < 100; i++)
        {
            _ = ones(10);
        }
    }
}
