using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Tests.Bfcl.Python.Runtime;

public sealed class PyRandomTests
{
    [Fact]
    public void Draws_RecordedStreamsOfPython_AllAgree()
    {
        var table = PyJson.Parse(File.ReadAllText(Path.Combine(OfficialData.Require(), "reference", "unit_python_random.json")));
        var rows = ((PyValue.List)table.Member("rows")!).Items;
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var random = new PyRandom(row.Member("seed")!);
            foreach (var draw in ((PyValue.List)row.Member("ops")!).Items)
            {
                Assert.Equal(draw.Member("value")!.ToString(), Draw(random, draw).ToString());
            }
        }
    }

    private static PyValue Draw(PyRandom random, PyValue draw)
    {
        var (a, b) = (draw.Member("a"), draw.Member("b"));
        return draw.Text("op") switch
        {
            "randint" => new PyValue.Int(random.RandInt(((PyValue.Int)a!).Value, ((PyValue.Int)b!).Value)),
            "uniform" => new PyValue.Float(random.Uniform(((PyValue.Float)a!).Value, ((PyValue.Float)b!).Value)),
            "getrandbits" => new PyValue.Int(random.Bits((int)((PyValue.Int)a!).Value)),
            "random" => new PyValue.Float(random.NextDouble()),
            var other => throw new NotSupportedException(other),
        };
    }
}
