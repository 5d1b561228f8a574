using ToolAce.Cli.Hosting;

namespace ToolAce.Cli.Tests.Hosting;

public sealed class EvalRunTests
{
    [Theory]
    [InlineData("no suite 'nope'", "--suite", "nope")]
    [InlineData("takes no tools", "--prompts", "tools")]
    [InlineData("takes no tools", "--mode", "tools")]
    [InlineData("contradict", "--mode", "tools", "--prompts", "official", "--endpoint", "http://localhost:1/v1")]
    [InlineData("no mode 'loud'", "--mode", "loud")]
    [InlineData("An adapter cannot", "--endpoint", "http://localhost:1/v1", "--adapter", "x")]
    [InlineData("'ftp://x' cannot be used", "--endpoint", "ftp://x")]
    [InlineData("no category 'simpel'", "--categories", "simpel")]
    public async Task RunAsync_WhatCannotBe_IsRefusedAsUsage(string part, params string[] options)
    {
        using var stderr = new StringWriter();
        using var stdout = new StringWriter();
        Assert.Equal(ExitCodes.BadUsage, await CommandLine.RunAsync(["eval", "run", "--model", "x", .. options], stdout, stderr));
        Assert.Contains(part, stderr.ToString(), StringComparison.Ordinal);
    }
}
