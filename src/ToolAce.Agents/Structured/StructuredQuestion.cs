using System.Text.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Agents.Structured;

/// <summary>A question whose answer is a JSON object.</summary>
/// <param name="Name">What the answer is called towards the endpoint: letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Text">The question.</param>
/// <param name="Shape">The shape that the answer must have, a dictionary; members that it does not know are left alone, a null counts as left out.</param>
/// <param name="Read">Makes the value of an answer of that shape; a <see cref="FormatException"/> says why it cannot be used, in words for the model.</param>
public sealed record StructuredQuestion<T>(string Name, string Text, Schema Shape, Func<JsonElement, T> Read);
