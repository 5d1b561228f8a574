using ToolAce.Core.Dialogs;
using ToolAce.Synthesis.Dialogs;
using ToolAce.Synthesis.Tests.Dialogs.Llm;

namespace ToolAce.Synthesis.Tests.Dialogs;

public sealed class CourseKindTests
{
    [Theory]
    [InlineData("u a", DialogKind.Single, DialogKind.NonTool)]
    [InlineData("u 1 t a", DialogKind.NonTool, DialogKind.Single)]
    [InlineData("u a u 1 t a", DialogKind.Parallel, DialogKind.Single)]
    [InlineData("u 2 t a", DialogKind.Single, DialogKind.Parallel)]
    [InlineData("u 1 t 2 t a", DialogKind.Dependent, DialogKind.Parallel)]
    [InlineData("u 1 t 1 t a", DialogKind.Parallel, DialogKind.Dependent)]
    [InlineData("u 1 t a u 1 t a", DialogKind.Dependent, DialogKind.Dependent)]
    [InlineData("u 1 t a u 1 t a", DialogKind.Single, DialogKind.Single)]
    [InlineData("", DialogKind.Single, DialogKind.NonTool)]
    public void Of_Turns_GoesByTheirCalls(string course, DialogKind planned, DialogKind kind)
    {
        var turns = Berths.Turns([.. course.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c switch
        {
            "1" => "a: [book_berth(length=8)]",
            "2" => "a: [book_berth(length=8), book_berth(length=9)]",
            "t" => "t: []",
            _ => c + ": Well.",
        })]);
        Assert.Equal(kind, CourseKind.Of(turns, planned));
    }
}
