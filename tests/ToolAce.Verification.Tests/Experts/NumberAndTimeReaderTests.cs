using ToolAce.Verification.Experts.Grounding;

namespace ToolAce.Verification.Tests.Experts;

public sealed class NumberAndTimeReaderTests
{
    [Theory]
    [InlineData("1,250.50 euros", 1250.5)]
    [InlineData("twenty-five", 25)]
    [InlineData("two hundred and five", 205)]
    [InlineData("three thousand two hundred", 3200)]
    [InlineData("5k people", 5000)]
    [InlineData("2.5 million", 2500000)]
    [InlineData("the third one", 3)]
    [InlineData("a dozen eggs", 12)]
    [InlineData("-7 degrees", -7)]
    [InlineData("20% off", 0.2)]
    [InlineData("3rd", 3)]
    [InlineData("costs 5kg", 5)]
    [InlineData("It is 12.", 12)]
    public void Read_Numbers_InAllNotations(string text, double expected) => Assert.Contains(expected, NumberReader.Read(text));

    [Theory]
    [InlineData("K42", 42)]
    [InlineData("1.5", 5)]
    [InlineData("five six", 11)]
    [InlineData("thirteen", 3)]
    [InlineData("someone", 1)]
    public void Read_PartsOfOtherThings_AreNoNumbers(string text, double absent) => Assert.DoesNotContain(absent, NumberReader.Read(text));

    [Theory]
    [InlineData("2:30 pm", 870)]
    [InlineData("14:30", 870)]
    [InlineData("half past two", 870)]
    [InlineData("quarter to 3", 885)]
    [InlineData("at 7 o'clock", 420)]
    [InlineData("12 am", 0)]
    [InlineData("12 p.m.", 720)]
    [InlineData("midnight", 0)]
    public void Read_Times_InAllNotations(string text, int minutes) => Assert.Contains(minutes, TimeReader.Read(text));

    [Theory]
    [InlineData("May 14th, 2026", 2026, 5, 14)]
    [InlineData("14 Sept", 0, 9, 14)]
    [InlineData("the 3rd of January 2027", 2027, 1, 3)]
    [InlineData("2026/5/4", 2026, 5, 4)]
    [InlineData("5/6/26", 2026, 6, 5)]
    [InlineData("5/6/26", 2026, 5, 6)]
    public void Read_Dates_InAllNotations(string text, int year, int month, int day) => Assert.Contains(new Day(year, month, day), DateReader.Read(text));

    [Theory]
    [InlineData("margin 3.7")]
    [InlineData("I may 3 times")]
    [InlineData("version 1.2.3.4")]
    public void Read_NoDates_FindsNone(string text) => Assert.DoesNotContain(DateReader.Read(text), d => d.Year != 0 || text.StartsWith("margin", StringComparison.Ordinal));
}
