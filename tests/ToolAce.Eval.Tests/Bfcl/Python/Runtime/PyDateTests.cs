using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Tests.Bfcl.Python.Runtime;

/// <summary>What strptime reads, as CPython 3.11 answers.</summary>
public sealed class PyDateTests
{
    [Theory]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("2024-1-5", 2024, 1, 5)]
    [InlineData("2024-05- 3", 2024, 5, 3)]
    [InlineData("0001-01-01", 1, 1, 1)]
    [InlineData("２０２４-01-01", 2024, 1, 1)]
    public void Day_Readable_IsRead(string text, int year, int month, int day) => Assert.Equal(new DateTime(year, month, day), PyDate.Day(Py.Of(text)));

    [Theory]
    [InlineData("2024-13-01", "time data '2024-13-01' does not match format '%Y-%m-%d'")]
    [InlineData("24-01-01", "time data '24-01-01' does not match format '%Y-%m-%d'")]
    [InlineData("2024-00-10", "time data '2024-00-10' does not match format '%Y-%m-%d'")]
    [InlineData("2024-01-32", "unconverted data remains: 2")]
    [InlineData("2024-12-31 10:00", "unconverted data remains:  10:00")]
    [InlineData("2023-02-29", "day is out of range for month")]
    [InlineData("0000-01-01", "year 0 is out of range")]
    [InlineData("", "time data '' does not match format '%Y-%m-%d'")]
    public void Day_Unreadable_IsAValueError(string text, string message)
    {
        var error = Assert.Throws<PyException>(() => PyDate.Day(Py.Of(text)));
        Assert.Equal(("ValueError", message), (error.PythonType, error.Message));
    }

    [Fact]
    public void Day_NoText_IsATypeError() => Assert.Equal("TypeError", Assert.Throws<PyException>(() => PyDate.Day(Py.None)).PythonType);

    [Theory]
    [InlineData("2024-09-01 10:30:00", 10, 30, 0)]
    [InlineData("2024-09-01   1:2:3", 1, 2, 3)]
    public void Moment_Readable_IsRead(string text, int hour, int minute, int second) =>
        Assert.Equal(new DateTime(2024, 9, 1, hour, minute, second), PyDate.Moment(Py.Of(text)));

    [Theory]
    [InlineData("2024-09-01")]
    [InlineData("2024-09-01 24:00:00")]
    [InlineData("2024-09-01 10:30:61")]
    [InlineData("2024-09-01 10:30:00.5")]
    public void Moment_Unreadable_IsAValueError(string text) => Assert.Equal("ValueError", Assert.Throws<PyException>(() => PyDate.Moment(Py.Of(text))).PythonType);
}
