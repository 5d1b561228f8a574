using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl;

/// <summary>
/// The benchmark's check of calls against possible answers. Which comparison is made follows from the category's name, as in the original:
/// <c>parallel</c>, then <c>multiple</c>, then one call.
/// </summary>
public static class AstChecker
{
    /// <summary>Error type of an output that does not decode.</summary>
    public const string Undecodable = "ast_decoder:decoder_failed";

    /// <summary>Checks decoded output.</summary>
    /// <param name="category">E.g. <c>live_parallel_multiple</c>.</param>
    /// <param name="functions">The functions that the question offers, in order.</param>
    /// <param name="decoded">What the decoder made of the model's output.</param>
    /// <param name="answers">The possible answers.</param>
    /// <param name="underscoreToDot">Whether the model writes names with <c>_</c> for <c>.</c>, as some function-calling services demand.</param>
    public static CheckResult Check(
        string category, IReadOnlyList<FunctionDoc> functions, PyValue decoded, IReadOnlyList<ExpectedCall> answers, bool underscoreToDot = false)
    {
        if (!OfficialDecoder.IsCallList(decoded))
        {
            return CheckResult.Wrong("ast_decoder:decoder_wrong_output_format", "the output is no list of calls");
        }

        var calls = ((PyValue.List)decoded).Items;
        var language = CallLanguages.OfCategory(category);
        try
        {
            return category.Contains("parallel", StringComparison.Ordinal) ? Parallel(functions, calls, answers, language, underscoreToDot)
                : category.Contains("multiple", StringComparison.Ordinal) ? Multiple(functions, calls, answers, language, underscoreToDot)
                : Simple(functions, calls, answers, language, underscoreToDot);
        }
        catch (CheckerException e)
        {
            return CheckResult.Wrong("checker_exception:" + e.PythonType, e.Message);
        }
    }

    private static CheckResult Simple(IReadOnlyList<FunctionDoc> functions, List<PyValue> calls, IReadOnlyList<ExpectedCall> answers, CallLanguage language, bool underscoreToDot) =>
        calls.Count == 1
            ? CallChecker.Check(functions[0], (PyValue.Dict)calls[0], answers[0], language, underscoreToDot)
            : CheckResult.Wrong("simple_function_checker:wrong_count", "expected one call, got {0}", calls.Count);

    private static CheckResult Multiple(IReadOnlyList<FunctionDoc> functions, List<PyValue> calls, IReadOnlyList<ExpectedCall> answers, CallLanguage language, bool underscoreToDot) =>
        calls.Count == answers.Count
            ? CallChecker.Check(Described(functions, answers[0]), (PyValue.Dict)calls[0], answers[0], language, underscoreToDot)
            : CheckResult.Wrong("multiple_function_checker:wrong_count", "expected {0} calls, got {1}", answers.Count, calls.Count);

    // Greedy: each answer takes the first free call that fits; there is no going back.
    private static CheckResult Parallel(IReadOnlyList<FunctionDoc> functions, List<PyValue> calls, IReadOnlyList<ExpectedCall> answers, CallLanguage language, bool underscoreToDot)
    {
        if (calls.Count != answers.Count)
        {
            return CheckResult.Wrong("parallel_function_checker_no_order:wrong_count", "expected {0} calls, got {1}", answers.Count, calls.Count);
        }

        var taken = new bool[calls.Count];
        for (var i = 0; i < answers.Count; i++)
        {
            var answer = answers[i];
            if (TakeMatch(Described(functions, answer), calls, taken, answer, language, underscoreToDot) is { } last)
            {
                return CheckResult.Wrong("parallel_function_checker_no_order:cannot_find_match", "no call matches {0}; the last one: {1}", answer.Name, last);
            }
        }

        return CheckResult.Correct;
    }

    // Null when a free call fits and is taken; otherwise what is wrong with the last one.
    private static CheckResult? TakeMatch(FunctionDoc function, List<PyValue> calls, bool[] taken, ExpectedCall answer, CallLanguage language, bool underscoreToDot)
    {
        var last = CheckResult.Correct;
        for (var i = 0; i < calls.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }

            last = CallChecker.Check(function, (PyValue.Dict)calls[i], answer, language, underscoreToDot);
            if (last.Valid)
            {
                taken[i] = true;
                return null;
            }
        }

        return last;
    }

    private static FunctionDoc Described(IReadOnlyList<FunctionDoc> functions, ExpectedCall answer)
    {
        for (var i = 0; i < functions.Count; i++)
        {
            if (functions[i].Name == answer.Name)
            {
                return functions[i];
            }
        }

        throw new CheckerException("TypeError", $"no function is called {answer.Name}");
    }
}
