using System.Security.Cryptography;
using System.Text;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Tests.Bfcl.Prompting;

/// <summary>
/// The hash is over the system prompts that the official code (<c>formulate_system_prompt</c>, without the language hints) makes of every function list of these
/// categories in each of the 26 formats, 77,194 prompts, each ended by a NUL; <c>Goldens/hash_official_prompts.py</c> makes it.
/// </summary>
public sealed class BfclPromptsTests
{
    private static readonly string[] Categories =
        ["simple_python", "live_multiple", "live_simple", "live_irrelevance", "parallel_multiple", "live_parallel_multiple", "simple_java", "simple_javascript"];

    [Fact]
    public void System_EveryFormatOfEveryQuestion_IsTheOfficialTextToTheByte()
    {
        var files = new OfficialFiles(OfficialData.Require());
        var texts = BfclPrompts.Load(files);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var prompts = 0;
        foreach (var line in Categories.SelectMany(c => File.ReadLines(files.Questions(c))))
        {
            var functions = ((PyValue.List)((PyValue.Dict)PyJson.Parse(line)).Find("function")!).Items.Cast<PyValue.Dict>().ToList();
            foreach (var format in PromptFormat.Compared)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(texts.System(format, functions) + "\0"));
                prompts++;
            }
        }

        Assert.Equal((77194, "a8b0dd04c359d37feb892d5e3f4546115129e4a9b5e0f6ca31f8bef3f80e772e"), (prompts, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    [Fact]
    public void Load_NoFile_SaysWhatIsExpected() =>
        Assert.Contains("constants/default_prompts.py", Assert.Throws<SuiteException>(() => BfclPrompts.Load(new OfficialFiles("/nowhere"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Add_Java_TypesBecomeStringsOfSource()
    {
        var function = (PyValue.Dict)PyJson.Parse(
            """{"name": "f", "description": "d", "parameters": {"type": "dict", "properties": {"a": {"type": "ArrayList", "items": {"type": "long"}, "description": "x"}, "b": {"type": "any", "description": "y"}}, "required": ["a"]}}""");
        var hinted = LanguageHints.Add(function, "simple_java");
        var properties = (PyValue.Dict)((PyValue.Dict)hinted.Find("parameters")!).Find("properties")!;
        var list = (PyValue.Dict)properties.Find("a")!;
        Assert.Equal(("'string'", null), (list.Find("type")!.ToString(), list.Find("items")));
        Assert.Contains("ArrayList", list.Find("description")!.ToString(), StringComparison.Ordinal);
        Assert.Contains("long", list.Find("description")!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Java 8", hinted.Find("description")!.ToString(), StringComparison.Ordinal);
        Assert.Equal("'ArrayList'", ((PyValue.Dict)((PyValue.Dict)((PyValue.Dict)function.Find("parameters")!).Find("properties")!).Find("a")!).Find("type")!.ToString());
    }
}
