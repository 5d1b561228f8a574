using System.Globalization;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Tests.Bfcl.Python;

/// <summary>The recorded table of Python's lower-casing.</summary>
public sealed class PyLowerTests
{
    [Fact]
    public void Apply_EveryCodePoint_LowersAsPythonDoes()
    {
        var table = ((PyValue.Dict)PyJson.Parse(File.ReadAllText(Path.Combine(OfficialData.Require(), "reference", "unit_python_lower.json"))).Member("map")!)
            .Entries.ToDictionary(e => ((PyValue.Str)e.Key).Value, e => ((PyValue.Str)e.Value).Value);
        var differences = new List<string>();
        for (var code = 0; code <= 0x10ffff; code++)
        {
            if (code is >= 0xd800 and <= 0xdfff)
            {
                continue;
            }

            var character = char.ConvertFromUtf32(code);
            if (PyLower.Apply(character) != (table.GetValueOrDefault(code.ToString(CultureInfo.InvariantCulture)) ?? character))
            {
                differences.Add($"U+{code:X4} to {PyLower.Apply(character)}");
            }
        }

        Assert.Empty(differences);
    }
}
