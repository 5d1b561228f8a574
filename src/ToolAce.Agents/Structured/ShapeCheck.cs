using System.Text.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Structured;

/// <summary>Whether JSON has the expected shape.</summary>
internal static class ShapeCheck
{
    /// <summary>The first way in which it has not; null when it fits.</summary>
    public static string? Problem(JsonElement json, Schema shape)
    {
        try
        {
            return SchemaValidator.Validate(AnswerValue.Of(json), shape).FirstOrDefault(p => p.Kind != SchemaProblemKind.UnexpectedMember) is { } problem
                ? $"{(problem.Path.Length > 0 ? problem.Path : "the whole")}: {problem.Message}"
                : null;
        }
        catch (FormatException unreadable)
        {
            return $"it holds a value that cannot be read ({unreadable.Message})";
        }
    }
}
