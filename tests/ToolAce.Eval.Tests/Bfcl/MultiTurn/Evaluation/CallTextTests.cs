using ToolAce.Eval.Bfcl.MultiTurn.Evaluation;

namespace ToolAce.Eval.Tests.Bfcl.MultiTurn.Evaluation;

public sealed class CallTextTests
{
    [Theory]
    [InlineData("cd(folder='x')", "fs.cd(folder='x')")]
    [InlineData("f(x = cd((1, 2), h(3)), y = (4))", "f(x = fs.cd((1, 2), h(3)), y = (4))")]
    [InlineData("cd \n(1)", "fs.cd(1)")]
    [InlineData("echo(content='note (1) and cd (2)')", "echo(content='note(1) and fs.cd(2)')")]
    [InlineData("a.cd(1)", "a.fs.cd(1)")]
    [InlineData("1cd(1)", "1cd(1)")]
    [InlineData("écd(1)", "écd(1)")]
    [InlineData("(1)", "(1)")]
    [InlineData("cd", "cd")]
    public void Bind_Text_PutsInstancesBeforeMethodsAndDropsBlanks(string call, string bound) =>
        Assert.Equal(bound, CallText.Bind(call, name => name == "cd" ? "fs" : null));

    [Theory]
    [InlineData("cd(folder='x')", true)]
    [InlineData("cd(folder=')')", true)]
    [InlineData("cd(folder='a(b')", false)]
    [InlineData("cd (1)", false)]
    [InlineData("a.cd(1)", false)]
    [InlineData("1cd(1)", false)]
    [InlineData("(1)", false)]
    [InlineData("cd", false)]
    public void IsPlain_Text_IsOneCallWithoutFurtherBrackets(string call, bool plain) => Assert.Equal(plain, CallText.IsPlain(call));

    [Theory]
    [InlineData("fs.cd(1)", null)]
    [InlineData("fs.run(1)", "run")]
    [InlineData("os.kill.x(1)", "kill")]
    [InlineData("runs(1)", null)]
    [InlineData("'a' + run(1)", null)]
    public void RefusedName_BoundText_IsWhatStandsBehindTheFirstPoint(string bound, string? name) => Assert.Equal(name, CallText.RefusedName(bound));
}
