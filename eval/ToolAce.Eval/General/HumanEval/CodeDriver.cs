using System.Security.Cryptography;
using System.Text.Json;
using ToolAce.Eval.General.Isolation;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General.HumanEval;

/// <summary>
/// Runs a finished function with its tests. The driver says at the end what happened, behind a word that it alone has been given: a program that prints
/// "passed" or exits early has passed nothing. What the program prints is thrown away.
/// </summary>
internal sealed class CodeDriver(PythonIsolation isolation)
{
    private const string Driver =
        """
        import sys, os, json
        def drive():
            word = sys.stdin.buffer.readline().decode().strip()
            source = sys.stdin.buffer.read().decode("utf-8", "replace")
            class Nowhere:
                encoding = "utf-8"
                def write(self, text): return len(text)
                def flush(self): pass
                def isatty(self): return False
            sys.stdout = sys.stderr = Nowhere()
            try:
                exec(compile(source, "<answer>", "exec"), {})
                said = ["passed", ""]
            except BaseException as problem:
                try:
                    said = [type(problem).__name__, str(problem)[:500]]
                except BaseException:
                    said = [type(problem).__name__, ""]
            os.write(1, (word + " " + json.dumps(said) + "\n").encode())
            os._exit(0)
        drive()
        """;

    /// <summary>What became of <paramref name="completion"/> after the item's prompt.</summary>
    /// <exception cref="SuiteException">The isolation failed, which says nothing about the answer.</exception>
    public async Task<CodeResult> RunAsync(CodeItem item, string completion, CancellationToken cancellationToken)
    {
        var word = RandomNumberGenerator.GetHexString(32);
        var program = $"{item.Context}{completion}\n{item.Test}\ncheck({item.EntryPoint})";
        try
        {
            var result = await isolation.RunAsync(Driver, $"{word}\n{program}", cancellationToken);
            return result.End switch
            {
                IsolationEnd.OutOfTime => CodeResult.Failed(GeneralErrors.OutOfTime, $"it took longer than {isolation.Limits.ProcessorTime.TotalSeconds:0} s of processor time"),
                IsolationEnd.TooMuchOutput => CodeResult.Failed(GeneralErrors.TooMuchOutput, $"it wrote more than {isolation.Limits.OutputCharacters} characters past the driver"),
                IsolationEnd.Signalled => CodeResult.Failed(GeneralErrors.Crashed, $"Python ended by signal {result.ExitCode - 128}"),
                _ => Said(result.Output, word),
            };
        }
        catch (IsolationException e)
        {
            throw new SuiteException($"{item.Id} was not run: the isolation could be set up before, and now not: {e.Message}. Run it again; what is done is kept.");
        }
    }

    private static CodeResult Said(string output, string word)
    {
        var at = output.LastIndexOf(word + " ", StringComparison.Ordinal);
        if (at < 0)
        {
            return CodeResult.Failed(GeneralErrors.Unfinished, "the program ended before its tests did");
        }

        var said = JsonSerializer.Deserialize<string[]>(output[(at + word.Length)..].Split('\n')[0])!;
        return said[0] switch
        {
            "passed" => CodeResult.Passed,
            "SyntaxError" or "IndentationError" or "TabError" => CodeResult.Failed(GeneralErrors.Syntax, $"{said[0]}: {said[1]}"),
            "AssertionError" => CodeResult.Failed(GeneralErrors.TestFailed, $"a test failed: {said[1]}".TrimEnd(' ', ':')),
            "MemoryError" => CodeResult.Failed(GeneralErrors.OutOfMemory, "it wanted more memory than it may have"),
            _ => CodeResult.Failed(GeneralErrors.Raised, $"{said[0]}: {said[1]}"),
        };
    }
}
