using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.Bfcl.Python.Runtime;

namespace ToolAce.Eval.Tests.ApiBank.Apis;

/// <summary>Pinned to CPython 3.11's <c>datetime.strptime</c> and <c>strftime</c> on Linux.</summary>
public sealed class ApiDateTests
{
    [Theory]
    [InlineData("2023-03-18", "2023-03-18")]
    [InlineData("2023-3-8", "2023-03-08")]
    [InlineData("2023-01- 5", "2023-01-05")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("２０２３-01-1２", "2023-01-12")]
    [InlineData(" 23-01-02 ", "23-01-02")]
    [InlineData("\u001c2023-01-02\u2003", "2023-01-02")]
    public void Of_Day_IsNormalised(string text, string expected) => Assert.Equal(expected, ApiDate.Of(text, PyTime.Day).Text);

    [Theory]
    [InlineData("2023/03/18", "time data '2023/03/18' does not match format '%Y-%m-%d'")]
    [InlineData("it's", "time data \"it's\" does not match format '%Y-%m-%d'")]
    [InlineData("2023-03-18 10:00:00", "unconverted data remains:  10:00:00")]
    [InlineData("2023-02-30", "day is out of range for month")]
    [InlineData("2023-02-30x", "unconverted data remains: x")]
    [InlineData("0000-01-01", "year 0 is out of range")]
    [InlineData("2023-13-01", "time data '2023-13-01' does not match format '%Y-%m-%d'")]
    [InlineData("2023-1२-05", "time data '2023-1२-05' does not match format '%Y-%m-%d'")]
    [InlineData("99999-1-1", "time data '99999-1-1' does not match format '%Y-%m-%d'")]
    [InlineData("+3-01-01", "time data '+003-01-01' does not match format '%Y-%m-%d'")]
    [InlineData("", "time data '' does not match format '%Y-%m-%d'")]
    public void Of_NoDay_SaysWhatPythonSays(string text, string expected) => Assert.Equal(expected, ApiDate.Of(text, PyTime.Day).Error);

    [Theory]
    [InlineData("2023-03-18 9:5:7", "2023-03-18 09:05:07")]
    [InlineData("2023-03-18\u001c 23:59:59", "2023-03-18 23:59:59")]
    public void Of_Second_IsNormalised(string text, string expected) => Assert.Equal(expected, ApiDate.Of(text, PyTime.Second).Text);

    [Theory]
    [InlineData("2023-03-18 10:00:60", "second must be in 0..59")]
    [InlineData("2023-03-18 10:00:62", "unconverted data remains: 2")]
    [InlineData("2023-03-18 24:00:00", "time data '2023-03-18 24:00:00' does not match format '%Y-%m-%d %H:%M:%S'")]
    [InlineData("2023-03-18T10:00:00", "time data '2023-03-18T10:00:00' does not match format '%Y-%m-%d %H:%M:%S'")]
    public void Of_NoSecond_SaysWhatPythonSays(string text, string expected) => Assert.Equal(expected, ApiDate.Of(text, PyTime.Second).Error);

    [Theory]
    [InlineData("2023-04-21", "04-21")]
    [InlineData("4-1", "04-01")]
    public void OfYear_WithOrWithoutYear_IsTheDay(string text, string expected) => Assert.Equal(expected, ApiDate.OfYear(text).Text);

    [Fact]
    public void OfYear_LeapDayWithoutYear_IsNoDayOf1900() => Assert.Equal("day is out of range for month", ApiDate.OfYear("02-29").Error);

    [Fact]
    public void Same_TwoUnparseableDates_AreNotEqual()
    {
        Assert.False(ApiDate.Of("x", PyTime.Day).Same(ApiDate.Of("x", PyTime.Day)));
        Assert.True(ApiDate.Of("2023-1-2", PyTime.Day).Same(ApiDate.Of("2023-01-02", PyTime.Day)));
    }
}
