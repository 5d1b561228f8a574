using System.Text;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Suites;

public sealed class BfclFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_RepeatedIdsAndWhatBelongsToNothing_AreReportedAndTheRestIsRead()
    {
        folder.Write("bfcl/BFCL_v4_multiple.json", Question("a"), Question("b"), Question("a"), Question("c"), "{", "[]");
        folder.Write("bfcl/possible_answer/BFCL_v4_multiple.json", Answer("a"), Answer("a"), Answer("b"), Answer("d"));
        var suite = OfficialSuite.Load(folder.Path, ["multiple"], limit: null);
        Assert.Equal(["a", "b"], suite.Items.Select(i => i.Id));
        Assert.Equal(
            ["possible_answer 2 a", "bfcl 3 a", "bfcl 4 c", "bfcl 5 ", "bfcl 6 ", "possible_answer 4 d"],
            suite.Problems.Select(p => $"{Path.GetFileName(Path.GetDirectoryName(p.File))} {p.Line} {p.ItemId}"));
    }

    [Fact]
    public void Load_Limit_ReportsNoAnswerAsLeftOver()
    {
        folder.Write("bfcl/BFCL_v4_multiple.json", Question("a"), Question("b"));
        folder.Write("bfcl/possible_answer/BFCL_v4_multiple.json", Answer("a"), Answer("b"));
        var suite = OfficialSuite.Load(folder.Path, ["multiple"], limit: 1);
        Assert.Single(suite.Items);
        Assert.Empty(suite.Problems);
    }

    // Bytes flipped, dropped and doubled anywhere: every line is an item or a problem, and nothing is thrown.
    [Theory]
    [InlineData("simple_python")]
    [InlineData("live_multiple")]
    [InlineData("irrelevance")]
    [InlineData("multi_turn_base")]
    [InlineData("memory")]
    public void Load_DamagedFiles_AreNeverFatal(string file)
    {
        var data = OfficialData.Require();
        var category = file == "memory" ? "memory_kv" : file;
        var random = new Random(17);
        Directory.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "bfcl")).FullName, "multi_turn_func_doc"), Path.Combine(data, "bfcl", "multi_turn_func_doc"));
        File.Copy(Path.Combine(data, "bfcl", "multi_turn_backend_constants.json"), Path.Combine(folder.Path, "bfcl", "multi_turn_backend_constants.json"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "bfcl", "memory_prereq_conversation"), Path.Combine(data, "bfcl", "memory_prereq_conversation"));
        for (var round = 0; round < 12; round++)
        {
            var lines = Damaged(Path.Combine(data, "bfcl", $"BFCL_v4_{file}.json"), random);
            folder.WriteBytes($"bfcl/BFCL_v4_{file}.json", lines.Bytes);
            if (file != "irrelevance")
            {
                folder.WriteBytes($"bfcl/possible_answer/BFCL_v4_{file}.json", Damaged(Path.Combine(data, "bfcl", "possible_answer", $"BFCL_v4_{file}.json"), random).Bytes);
            }

            var suite = OfficialSuite.Load(folder.Path, [category], limit: null);
            var questions = suite.Problems.Where(p => !p.File.Contains("possible_answer", StringComparison.Ordinal)).ToList();
            Assert.Equal(lines.Count, suite.Items.Count + questions.Count);
            Assert.NotEmpty(suite.Problems);
        }
    }

    private static (byte[] Bytes, int Count) Damaged(string path, Random random)
    {
        var lines = File.ReadLines(path).Take(20).Select(l => Encoding.UTF8.GetBytes(l).ToList()).ToList();
        for (var i = 0; i < 12; i++)
        {
            var line = lines[random.Next(lines.Count)];
            var at = random.Next(line.Count);
            switch (random.Next(4))
            {
                case 0:
                    line[at] = (byte)random.Next(14, 256);
                    break;
                case 1:
                    line.RemoveRange(at, Math.Min(line.Count - at, random.Next(1, 40)));
                    line.Add((byte)'}');
                    break;
                case 2:
                    line.InsertRange(at, line.Take(Math.Min(at, 30)).ToList());
                    break;
                default:
                    lines[random.Next(lines.Count)] = [.. lines[random.Next(lines.Count)]];
                    break;
            }
        }

        var text = lines.SelectMany(l => l.Append((byte)'\n')).ToArray();
        return (text, Encoding.UTF8.GetString(text).Split('\n').Count(l => !string.IsNullOrWhiteSpace(l)));
    }

    private static string Question(string id) => $$"""{"id": "{{id}}", "question": [[{"role": "user", "content": "x"}]], "function": [{{Questions.WeatherJson}}]}""";

    private static string Answer(string id) => $$$"""{"id": "{{{id}}}", "ground_truth": [{"get_weather": {"city": ["Rome"]}}]}""";
}
