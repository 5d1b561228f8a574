using System.Globalization;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Records;

namespace ToolAce.Eval.Tests.Bfcl.Python;

/// <summary>The recorded unit tables of the official decoder and normaliser.</summary>
public sealed class RecordedDecodingTests(ITestOutputHelper output)
{
    [Fact]
    public void DecodePrompted_RecordedPythonTexts_AllAgree()
    {
        var count = 0;
        var differences = new List<string>();
        foreach (var record in OfficialData.Records("unit_decode").Select(PyJson.Parse).Where(r => r.Text("format") == "python"))
        {
            count++;
            var due = record.Member("result") is { } result ? RecordValues.Untag(result).ToString() : "refused";
            string given;
            try
            {
                given = OfficialDecoder.DecodePrompted(record.Text("raw")!).ToString();
            }
            catch (FormatException)
            {
                given = "refused";
            }

            if (given != due)
            {
                differences.Add($"{given} instead of {due} from {record.Text("raw")}");
            }
        }

        output.WriteLine($"{count} texts, {differences.Count} differences");
        Assert.NotEqual(0, count);
        Assert.Empty(differences);
    }

    [Fact]
    public void Apply_RecordedStrings_AllAgree()
    {
        var differences = OfficialData.Records("unit_standardize_string").Select(PyJson.Parse)
            .Where(r => Normalisation.Apply(r.Text("input")!) != r.Text("ast_checker"))
            .Select(r => $"{Normalisation.Apply(r.Text("input")!)} instead of {r.Text("ast_checker")}");
        Assert.Empty(differences);
    }

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
