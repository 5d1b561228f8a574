using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Cycles.Prompting;

/// <summary>An answer as this program reads it: calls with what their tools' schemas say of each, plain words, or a call that does not parse.</summary>
/// <param name="Calls">Empty for plain words and for what does not parse.</param>
/// <param name="Problem">Why it does not parse; null otherwise.</param>
public sealed record ReadAnswer(IReadOnlyList<CheckedCall> Calls, string? Problem)
{
    /// <summary>Reads a model's text against the tools it was offered.</summary>
    public static ReadAnswer Of(string text, IReadOnlyList<ApiDefinition> tools) => CallSyntax.Read(text) switch
    {
        CallReading.Calls calls => new ReadAnswer([.. calls.Items.Select(c => Check(c, tools))], null),
        CallReading.Malformed malformed => new ReadAnswer([], $"{malformed.Problem}, at character {malformed.Position + 1}"),
        _ => new ReadAnswer([], null),
    };

    private static CheckedCall Check(Call call, IReadOnlyList<ApiDefinition> tools) => tools.FirstOrDefault(t => t.Name == call.Name) is { } tool
        ? new CheckedCall(call, [.. SchemaValidator.Validate(call, tool.Parameters).Select(p => p.Message)])
        : new CheckedCall(call, [$"no tool offered is called {call.Name}"]);
}
