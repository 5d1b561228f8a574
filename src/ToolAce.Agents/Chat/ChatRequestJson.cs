using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ToolAce.Agents.Chat;

/// <summary>
/// A request's body. It is written here, and not by the SDK's own types, because those know neither <c>n</c> nor <c>max_tokens</c>, which every compatible
/// server understands.
/// </summary>
internal static class ChatRequestJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BinaryData Write(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("model", options?.ModelId ?? model);
            json.WriteStartArray("messages");
            foreach (var message in messages)
            {
                Message(json, message);
            }

            json.WriteEndArray();
            if (options is not null)
            {
                Options(json, options);
            }

            json.WriteEndObject();
        }

        return BinaryData.FromBytes(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static void Message(Utf8JsonWriter json, ChatMessage message)
    {
        if (message.Role == ChatRole.Tool)
        {
            foreach (var result in message.Contents.OfType<FunctionResultContent>())
            {
                Result(json, result);
            }

            return;
        }

        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        json.WriteString("content", message.Text);
        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                Call(json, call);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, FunctionResultContent result)
    {
        json.WriteStartObject();
        json.WriteString("role", "tool");
        json.WriteString("tool_call_id", result.CallId);
        json.WriteString("content", result.Result as string ?? JsonSerializer.Serialize(result.Result));
        json.WriteEndObject();
    }

    private static void Call(Utf8JsonWriter json, FunctionCallContent call)
    {
        json.WriteStartObject();
        json.WriteString("id", call.CallId);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", call.RawRepresentation as string ?? JsonSerializer.Serialize(call.Arguments));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Options(Utf8JsonWriter json, ChatOptions options)
    {
        Tools(json, options.Tools ?? []);
        Number(json, "max_tokens", options.MaxOutputTokens);
        Number(json, "seed", options.Seed);
        Number(json, "temperature", options.Temperature);
        Number(json, "top_p", options.TopP);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            json.WritePropertyName("stop");
            JsonSerializer.Serialize(json, stops);
        }

        Format(json, options.ResponseFormat as ChatResponseFormatJson);
        foreach (var (name, value) in (options.AdditionalProperties ?? []).Where(p => p.Key is not (SampleNumber.Key or AgentName.Key or Afresh.Key)))
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value);
        }
    }

    private static void Format(Utf8JsonWriter json, ChatResponseFormatJson? format)
    {
        if (format is null)
        {
            return;
        }

        json.WriteStartObject("response_format");
        json.WriteString("type", format.Schema is null ? "json_object" : "json_schema");
        if (format.Schema is { } schema)
        {
            json.WriteStartObject("json_schema");
            json.WriteString("name", format.SchemaName ?? "answer");
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Tools(Utf8JsonWriter json, IList<AITool> tools)
    {
        if (tools.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tools");
        foreach (var tool in tools.OfType<AIFunctionDeclaration>())
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
