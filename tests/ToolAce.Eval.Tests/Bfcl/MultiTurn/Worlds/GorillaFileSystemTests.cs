namespace ToolAce.Eval.Tests.Bfcl.MultiTurn.Worlds;

public sealed class GorillaFileSystemTests
{
    private const string Scenario = """
        {"root": {"desk": {"type": "directory", "contents": {
            "a.txt": {"type": "file", "content": "b\na"},
            "kept.txt": {"type": "file", "content": "k"},
            "docs": {"type": "directory", "contents": {"c.txt": {"type": "file", "content": "c"}}}}}}}
        """;

    [Theory]
    [InlineData("""{"current_working_directory": "/desk/docs"}""", "cd('docs')", "pwd()")]
    [InlineData("""{"sorted_content": "a\nb"}""", "sort('a.txt')")]
    [InlineData("""{"last_lines": "b\na"}""", "tail('a.txt', 0)")]
    [InlineData("""{"error": "cd: docs/x: Unsupported path. Only one folder level at a time is supported."}""", "cd('docs/x')")]
    [InlineData("""{"matches": ["./docs/c.txt"]}""", "find(name='c.t')")]
    [InlineData("""{"disk_usage": "5.00 B"}""", "du(human_readable=True)")]
    [InlineData("""{"current_directory_content": ["c.txt", "a.txt"]}""", "mv('a.txt', 'docs')", "cd('docs')", "ls()")]
    [InlineData("""{"diff_lines": "- b\n+ k"}""", "diff('a.txt', 'kept.txt')")]
    public void Execute_Calls_LeadToTheResult(string result, params string[] calls) =>
        Assert.Equal(result, TestWorlds.Execution("GorillaFileSystem", Scenario).Execute(calls)[^1]);

    [Fact]
    public void Execute_FolderCopiedIntoItself_EndsEveryWalk()
    {
        var execution = TestWorlds.Execution("GorillaFileSystem", Scenario);
        execution.Execute("cp('docs', 'docs')");
        Assert.StartsWith("Error during execution: maximum recursion depth exceeded", execution.Execute("find()"), StringComparison.Ordinal);
        Assert.StartsWith("Error during execution: maximum recursion depth exceeded", execution.Execute("du()"), StringComparison.Ordinal);
        Assert.True(execution.Worlds[0].AgreesWith(execution.Worlds[0]));
    }

    [Fact]
    public void Load_LongContext_StretchesFilesAndFillsInnermostFolders()
    {
        var results = TestWorlds.Execution("GorillaFileSystem", Scenario, longContext: true).Execute(["cat('a.txt')", "cat('kept.txt')", "cd('docs')", "ls()"]);
        Assert.Equal("""{"file_content": "b\na and more"}""", results[0]);
        Assert.Equal("""{"file_content": "k"}""", results[1]);
        Assert.Equal("""{"current_directory_content": ["c.txt", "extra.txt"]}""", results[3]);
    }
}
