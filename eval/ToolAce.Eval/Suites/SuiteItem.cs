using ToolAce.Eval.Bfcl;

namespace ToolAce.Eval.Suites;

/// <summary>One question of a suite. <paramref name="Id"/> is unique within its suite; <paramref name="Functions"/> are the tools offered, in order.</summary>
public abstract record SuiteItem(string Id, string Category, IReadOnlyList<FunctionDoc> Functions);
