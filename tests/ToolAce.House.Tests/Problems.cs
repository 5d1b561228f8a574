namespace ToolAce.House.Tests;

/// <summary>Lists every problem whole, where an assertion would cut the list short.</summary>
internal static class Problems
{
    public static void None(IEnumerable<string> problems)
    {
        var found = problems.ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{found.Count} problems:\n{string.Join('\n', found)}");
        }
    }
}
