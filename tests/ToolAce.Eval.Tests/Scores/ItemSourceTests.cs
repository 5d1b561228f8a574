using System.Text.Json;
using ToolAce.Eval.Scores;

namespace ToolAce.Eval.Tests.Scores;

public sealed class ItemSourceTests
{
    [Theory]
    [InlineData("bfcl", "simple_python_12", "bfcl/simple_python_12")]
    [InlineData("bfcl", "parallel_multiple_3", "bfcl/parallel_multiple_3")]
    [InlineData("bfcl", "multi_turn_base_7", "bfcl/multi_turn_7")]
    [InlineData("bfcl", "multi_turn_miss_func_7", "bfcl/multi_turn_7")]
    [InlineData("bfcl", "multi_turn_miss_param_7", "bfcl/multi_turn_7")]
    [InlineData("bfcl", "multi_turn_long_context_7", "bfcl/multi_turn_7")]
    [InlineData("bfcl", "live_simple_12-3-0", "bfcl/live_simple_3")]
    [InlineData("bfcl", "live_parallel_multiple_5-4-1", "bfcl/live_parallel_multiple_4")]
    [InlineData("bfcl", "live_irrelevance_106-2-98", "bfcl/live_irrelevance_2")]
    [InlineData("bfcl", "memory_kv_12-customer-12", "bfcl/memory_customer")]
    [InlineData("bfcl", "memory_rec_sum_99-student-19", "bfcl/memory_student")]
    [InlineData("bfcl", "memory_0-customer-0", "bfcl/memory_customer")]
    [InlineData("bfcl", "web_search_no_snippet_31", "bfcl/web_search_31")]
    [InlineData("bfcl", "web_search_base_31", "bfcl/web_search_31")]
    [InlineData("bfcl", "format_sensitivity_0:ret_fmt=json&style=classic:simple_python_58", "bfcl/simple_python_58")]
    [InlineData("bfcl", "format_sensitivity_1:ret_fmt=json&style=classic:live_simple_23-5-1", "bfcl/live_simple_5")]
    [InlineData("own", "live_simple_12-3-0", "own/live_simple_12-3-0")]
    [InlineData("own_api", "dialog-3#4", "own_api/dialog-3")]
    [InlineData("gsm8k", "17", "gsm8k/17")]
    [InlineData("bfcl", "odd", "bfcl/odd")]
    public void Of_Item_IsWhatItWasMadeOf(string suite, string id, string source) => Assert.Equal(source, ItemSource.Of(suite, id));

    [Fact]
    public void Of_TheOfficialLiveItems_OneSourceHasOneSetOfTools()
    {
        var folder = Path.Combine(OfficialData.Require(), "bfcl");
        foreach (var category in new[] { "live_simple", "live_multiple", "live_parallel", "live_parallel_multiple" })
        {
            var tools = new Dictionary<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(folder, $"BFCL_v4_{category}.json")))
            {
                using var item = JsonDocument.Parse(line);
                var names = string.Join(' ', item.RootElement.GetProperty("function").EnumerateArray().Select(f => f.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
                var source = ItemSource.Of("bfcl", item.RootElement.GetProperty("id").GetString()!);
                Assert.Equal(names, tools.TryAdd(source, names) ? names : tools[source]);
            }

            Assert.True(tools.Count > 1);
        }
    }
}
