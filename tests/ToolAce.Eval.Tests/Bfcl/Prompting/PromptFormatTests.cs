using ToolAce.Eval.Bfcl.Prompting;

namespace ToolAce.Eval.Tests.Bfcl.Prompting;

public sealed class PromptFormatTests
{
    [Fact]
    public void Compared_Formats_AreTheTwentySixOfTheBenchmark()
    {
        Assert.Equal(26, PromptFormat.Compared.Distinct().Count());
        Assert.Equal("ret_fmt=python&tool_call_tag=True&func_doc_fmt=python&prompt_fmt=plaintext&style=classic", PromptFormat.Compared[0].ToString());
        Assert.Equal("ret_fmt=concise_xml&tool_call_tag=False&func_doc_fmt=json&prompt_fmt=plaintext&style=classic", PromptFormat.Compared[23].ToString());
        Assert.Equal("ret_fmt=python&tool_call_tag=False&func_doc_fmt=json&prompt_fmt=markdown&style=classic", PromptFormat.Compared[24].ToString());
        Assert.Equal("ret_fmt=python&tool_call_tag=False&func_doc_fmt=json&prompt_fmt=plaintext&style=experimental", PromptFormat.Compared[25].ToString());
        Assert.Contains(PromptFormat.Usual, PromptFormat.Compared);
    }
}
