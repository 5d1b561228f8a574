using ToolAce.Agents.Prompts;
using ToolAce.Agents.Tests.Serving;

namespace ToolAce.Agents.Tests.Prompts;

public sealed class PromptBookTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_OfAFolder_TakesPromptsAndLeavesTheRest()
    {
        Write("say-hello.md", "Hello {{name}}.\n");
        Write("README.md", "no {{ prompt");
        Write("notes.txt", "neither");
        var book = PromptBook.Load(folder.Path);
        Assert.Equal(["say-hello"], book.Names);
        Assert.Equal("Hello you.", book["say-hello"].Fill(Values(("name", "you"))));
        Assert.Contains("say-hello", Assert.Throws<PromptException>(() => book["say-bye"]).Message);
    }

    [Fact]
    public void Load_OfNoFolder_SaysSo() => Assert.Throws<PromptException>(() => PromptBook.Load(Path.Combine(folder.Path, "none")));

    [Fact]
    public void Sha256_OfATextThatChanges_Changes()
    {
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", new Prompt("a", "hello\n").Sha256);
        Assert.NotEqual(new Prompt("a", "hello").Sha256, new Prompt("a", "hello!").Sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("a {{ name }} b")]
    [InlineData("a {{Name}} b")]
    [InlineData("a {{name} b")]
    public void Prompt_ThatIsMalformed_IsRefused(string text) => Assert.Contains("greet", Assert.Throws<PromptException>(() => new Prompt("greet", text)).Message);

    [Fact]
    public void Fill_WithoutAValueOrWithOneTooMany_NamesThem()
    {
        var wrong = Assert.Throws<PromptException>(() => new Prompt("greet", "{{name}} and {{other}}").Fill(Values(("name", "x"), ("nobody", "y"))));
        Assert.Contains("{{other}} gets no value", wrong.Message);
        Assert.Contains("no place {{nobody}}", wrong.Message);
    }

    [Fact]
    public void Fill_WithAValueThatLooksLikeAPlace_LeavesItAlone() =>
        Assert.Equal("{{b}} x {{b}}, {\"a\": {\"b\": 1}}", new Prompt("p", "{{a}} {{b}} {{a}}, {\"a\": {\"b\": 1}}").Fill(Values(("a", "{{b}}"), ("b", "x"))));

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.Path, name), text);
}
