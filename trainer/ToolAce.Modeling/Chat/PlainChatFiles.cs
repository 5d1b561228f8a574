using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ToolAce.Core.Dialogs;

namespace ToolAce.Modeling.Chat;

/// <summary>The files beside tokenizer.json that let this program and others load a folder in the plain format.</summary>
public static class PlainChatFiles
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The plain format as the Jinja template of Hugging Face's chat templates: same text as this program's own rendering. Tools may be given bare or as
    /// <c>{"type": "function", "function": {…}}</c>, with BFCL's or JSON Schema's type words.
    /// </summary>
    public static string JinjaTemplate { get; } =
        """
        {%- set words = {'str': 'string', 'int': 'integer', 'number': 'float', 'double': 'float', 'bool': 'boolean'} -%}
        {%- macro value(v) -%}
        {%- if v is none -%}None{%- elif v is boolean -%}{{- 'True' if v else 'False' -}}
        {%- elif v is string -%}"{{- v | replace('\\', '\\\\') | replace('"', '\\"') | replace('\n', '\\n') -}}"
        {%- else -%}{{- v -}}{%- endif -%}
        {%- endmacro -%}
        {%- macro members(schema) -%}
        {%- for name, member in (schema.properties or {}) | items -%}
        {{- name + ('' if name in (schema.required or []) else '?') + ': ' + kind(member) + ('' if loop.last else ', ') -}}
        {%- endfor -%}
        {%- endmacro -%}
        {%- macro kind(schema) -%}
        {%- set type = schema.type or ('dict' if schema.properties else 'any') -%}
        {%- if schema.enum -%}{%- for v in schema.enum -%}{{- value(v) + ('' if loop.last else '|') -}}{%- endfor -%}
        {%- elif type in ['array', 'list', 'tuple'] -%}{{- '[' + (kind(schema['items']) if 'items' in schema else 'any') + ']' -}}
        {%- elif type in ['dict', 'object'] -%}{{- '{' + members(schema) + '}' -}}
        {%- elif type in ['string', 'str'] and (schema.format or '') in ['date', 'time'] -%}{{- schema.format -}}
        {%- else -%}{{- words[type] if type in words else type -}}{%- endif -%}
        {%- endmacro -%}
        {{- '<|bos|>' -}}
        {%- set first = messages[0].role == 'system' -%}
        {%- if first or tools -%}
        {{- '<|system|>' -}}
        {%- if first -%}{{- messages[0].content + ('\n' if tools else '') -}}{%- endif -%}
        {%- if tools -%}
        {{- 'Tools: ' -}}
        {%- for tool in tools -%}
        {%- set f = tool.function if tool.function else tool -%}
        {%- set about = (f.description or '').split() | join(' ') -%}
        {{- f.name + '(' + members(f.parameters or {}) + ')' + (' - ' + about if about else '') + ('' if loop.last else '\n') -}}
        {%- endfor -%}
        {%- endif -%}
        {{- '<|end|>' -}}
        {%- endif -%}
        {%- for message in (messages[1:] if first else messages) -%}
        {{- '<|' + message.role + '|>' + message.content + '<|end|>' -}}
        {%- endfor -%}
        {%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}
        """;

    /// <summary>tokenizer_config.json for a model of this context length (tokens).</summary>
    public static string TokenizerConfig(int contextLength)
    {
        var config = Marks();
        config["added_tokens_decoder"] = new JsonObject(PlainMarks.All.Select((mark, id) => KeyValuePair.Create<string, JsonNode?>(id.ToString(), new JsonObject
        {
            ["content"] = mark,
            ["lstrip"] = false,
            ["normalized"] = false,
            ["rstrip"] = false,
            ["single_word"] = false,
            ["special"] = true,
        })));
        config["clean_up_tokenization_spaces"] = false;
        config["model_max_length"] = contextLength;
        config["tokenizer_class"] = "PreTrainedTokenizerFast";
        config[Chat.TokenizerConfig.Key] = PlainFormat.FormatName;
        config["chat_template"] = JinjaTemplate;
        return config.ToJsonString(Readable) + "\n";
    }

    /// <summary>special_tokens_map.json.</summary>
    public static string SpecialTokensMap() => Marks().ToJsonString(Readable) + "\n";

    private static JsonObject Marks() => new()
    {
        ["bos_token"] = PlainMarks.Begin,
        ["eos_token"] = PlainMarks.End,
        ["pad_token"] = PlainMarks.Pad,
        ["additional_special_tokens"] = new JsonArray([.. Enum.GetValues<Role>().Select(role => (JsonNode)PlainMarks.Of(role))]),
    };
}
