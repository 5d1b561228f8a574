using ToolAce.Core.Calls.Formats;
using ToolAce.Core.Models;

namespace ToolAce.Modeling.Chat;

/// <summary>What the families' Jinja templates share: the system message of <see cref="JsonToolPrompt"/>, with the tools as <see cref="Core.Json.CoreJson"/> writes them.</summary>
internal static class ChatJinja
{
    /// <summary>
    /// Leaves <c>system</c> (a text, or none) and <c>turns</c> (the other messages) for the family's part. Tools may be bare or <c>{"type": "function", "function": {…}}</c>, with
    /// BFCL's or JSON Schema's words; what this program does not read of a schema is left out, as in training.
    /// </summary>
    private const string Head =
        """
        {%- set words = {'object': 'dict', 'number': 'float', 'double': 'float', 'str': 'string', 'int': 'integer', 'bool': 'boolean', 'list': 'array'} -%}
        {%- macro json(v) -%}
        {%- if v is mapping -%}
        {{- '{' -}}{%- for key, member in v | items -%}{{- (key | tojson) + ':' + json(member) + ('' if loop.last else ',') -}}{%- endfor -%}{{- '}' -}}
        {%- elif v is iterable and v is not string -%}
        {{- '[' -}}{%- for member in v -%}{{- json(member) + ('' if loop.last else ',') -}}{%- endfor -%}{{- ']' -}}
        {%- else -%}{{- v | tojson -}}{%- endif -%}
        {%- endmacro -%}
        {%- macro schema(s) -%}
        {%- set word = s.type if s.type is string else ('dict' if 'properties' in s else 'any') -%}
        {%- set type = words[word] if word in words else word -%}
        {{- '{"type":' + (type | tojson) -}}
        {%- for key in ['description', 'pattern', 'format', 'enum', 'minimum', 'maximum', 'default'] -%}
        {%- if key in s and s[key] is not none and (key != 'enum' or s[key]) -%}{{- ',"' + key + '":' + json(s[key]) -}}{%- endif -%}
        {%- endfor -%}
        {%- if 'items' in s -%}{{- ',"items":' + schema(s['items']) -}}{%- endif -%}
        {%- if type == 'dict' -%}
        {{- ',"properties":{' -}}
        {%- for name, member in (s.properties or {}) | items -%}{{- (name | tojson) + ':' + schema(member) + ('' if loop.last else ',') -}}{%- endfor -%}
        {{- '},"required":' + json(s.required or []) -}}
        {%- endif -%}
        {{- '}' -}}
        {%- endmacro -%}
        {%- macro listed(tools) -%}
        {{- '[' -}}
        {%- for tool in tools -%}
        {%- set f = tool.function if tool.function else tool -%}
        {{- '{"name":' + (f.name | tojson) + ',"description":' + ((f.description or '') | tojson) + ',"parameters":' + schema(f.parameters or {'type': 'dict'}) + '}' + ('' if loop.last else ',') -}}
        {%- endfor -%}
        {{- ']' -}}
        {%- endmacro -%}
        {%- set first = messages[0].role == 'system' -%}
        {%- set turns = messages[1:] if first else messages -%}
        {%- set system = messages[0].content if first else none -%}
        {%- if tools -%}{%- set system = (system if first else INSTRUCTION) + BEFORE_TOOLS + listed(tools) -%}{%- endif -%}
        {%- for message in messages if message.tool_calls -%}{{- raise_exception('Write calls into the content, as text: [name(parameter="value")].') -}}{%- endfor -%}
        """;

    /// <summary>The whole template of a family whose own part is <paramref name="family"/>.</summary>
    public static string Write(string? beginMark, string family)
    {
        var head = Head.Replace("INSTRUCTION", Quoted(FormatInstructions.Of(CallFormat.Bracket)), StringComparison.Ordinal)
            .Replace("BEFORE_TOOLS", Quoted(JsonToolPrompt.BeforeTools), StringComparison.Ordinal);
        return $"{head}\n{(beginMark is null ? "" : $"{{{{- {Quoted(beginMark)} -}}}}\n")}{family}";
    }

    /// <summary>A text as Jinja writes it in a template.</summary>
    public static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}'";
}
