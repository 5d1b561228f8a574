using ToolAce.Eval.General.CommonsenseQa;
using ToolAce.Eval.General.Gsm8k;
using ToolAce.Eval.General.HumanEval;
using ToolAce.Eval.General.Mmlu;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.General;

/// <summary>The suites that show what a model has forgotten by being tuned. Their data is no part of this project.</summary>
public static class GeneralSuites
{
    /// <summary>Their names, which are their categories too; MMLU's categories are <c>mmlu/subject</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [MmluTask.Name, CommonsenseQaTask.Name, Gsm8kTask.Name, HumanEvalTask.Name];

    /// <summary>Whether a suite runs code that the model writes, so that it needs <see cref="Isolation.PythonIsolation"/>.</summary>
    public static bool RunsCode(string name) => name == HumanEvalTask.Name;

    /// <summary>Reads a suite.</summary>
    /// <param name="data">The folder that holds <c>general</c>; null when none is known.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="limit">Items a category; null means all.</param>
    /// <exception cref="SuiteException">The name is unknown or the data is not there.</exception>
    public static GeneralSuite Load(string? data, string name, int? limit) => name switch
    {
        MmluTask.Name => MmluTask.Load(data, limit),
        CommonsenseQaTask.Name => CommonsenseQaTask.Load(data, limit),
        Gsm8kTask.Name => Gsm8kTask.Load(data, limit),
        HumanEvalTask.Name => HumanEvalTask.Load(data, limit),
        _ => throw new SuiteException($"'{name}' is no general suite. Known: {string.Join(", ", Names)}."),
    };
}
