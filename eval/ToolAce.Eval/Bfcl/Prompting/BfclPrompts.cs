using System.Text;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Bfcl.Prompting;

/// <summary>The benchmark's own prompt texts, read from the data folder; they are no part of this project.</summary>
internal sealed class BfclPrompts
{
    public const string FileName = "default_prompts.json";

    private readonly PyValue.Dict texts;

    private BfclPrompts(PyValue.Dict texts) => this.texts = texts;

    /// <summary>What the agentic categories want of a final answer.</summary>
    public string AnswerForm => Text("ADDITIONAL_SYSTEM_PROMPT_FOR_AGENTIC_RESPONSE_FORMAT");

    /// <summary>What the user says where functions come in addition and the model is told of them by its tools.</summary>
    public string MoreTools => Text("DEFAULT_USER_PROMPT_FOR_ADDITIONAL_FUNCTION_FC");

    /// <exception cref="SuiteException">The file is missing or no such file.</exception>
    public static BfclPrompts Load(OfficialFiles files)
    {
        var path = files.Require(FileName);
        try
        {
            return PyJson.Parse(File.ReadAllText(path)) is PyValue.Dict file && file.Find("prompts") is PyValue.Dict texts
                ? new BfclPrompts(texts)
                : throw new SuiteException($"{path} holds no 'prompts'. Take the file that belongs to {OfficialSuite.Revision}.");
        }
        catch (FormatException e)
        {
            throw new SuiteException($"{path} cannot be read: {e.Message}. Take the file that belongs to {OfficialSuite.Revision}.");
        }
    }

    /// <summary>The system message that offers functions and says how to call them.</summary>
    public string System(PromptFormat format, IReadOnlyList<PyValue.Dict> functions)
    {
        var calls = Text("PROMPT_STYLE_TEMPLATES", format.Style, format.CallTag ? "tool_call_with_tag" : "tool_call_no_tag");
        var available = Text("PROMPT_STYLE_TEMPLATES", format.Style, "available_tools");
        return Fill(
            Text("PROMPT_TEMPLATE_MAPPING", format.Layout),
            ("persona", Text("PROMPT_STYLE_TEMPLATES", format.Style, "persona")),
            ("task", Text("PROMPT_STYLE_TEMPLATES", format.Style, "task")),
            ("tool_call_format", Fill(calls, ("output_format", Text("OUTPUT_FORMAT_MAPPING", format.Answer)), ("param_types", Text("PARAM_TYPE_MAPPING", format.Answer)))),
            ("multiturn_behavior", Text("PROMPT_STYLE_TEMPLATES", format.Style, "multiturn_behavior")),
            ("available_tools", Fill(available, ("format", format.Functions), ("functions", FunctionDescriptions.Write(format.Functions, functions)))));
    }

    /// <summary>What the user says where functions come in addition: they stand in the message, as Python writes a list of dicts.</summary>
    public string MoreFunctions(IReadOnlyList<PyValue.Dict> functions) =>
        Fill(Text("DEFAULT_USER_PROMPT_FOR_ADDITIONAL_FUNCTION_PROMPTING"), ("functions", PyText.Repr(new PyValue.List([.. functions]))));

    /// <summary>What a memory category's system message begins with: the assistant's part, the memory, and what its core holds.</summary>
    public string Memory(string scenario, string core) =>
        Fill(Text("MEMORY_BACKEND_INSTRUCTION_CORE_ARCHIVAL"), ("scenario_setting", Text("MEMORY_AGENT_SETTINGS", scenario)), ("memory_content", core));

    // What is put in is not looked at again, so that braces in it stay.
    private static string Fill(string template, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{' || template.IndexOf('}', i) is not (> 0 and var end))
            {
                text.Append(template[i]);
                continue;
            }

            var name = template[(i + 1)..end];
            foreach (var (known, value) in values)
            {
                if (known == name)
                {
                    text.Append(value);
                }
            }

            i = end;
        }

        return text.ToString();
    }

    private string Text(params ReadOnlySpan<string> path)
    {
        PyValue? place = texts;
        foreach (var key in path)
        {
            place = (place as PyValue.Dict)?.Find(key);
        }

        return (place as PyValue.Str)?.Value ?? throw new SuiteException($"{FileName} lacks the text {string.Join('.', path.ToArray())}. Take the file that belongs to {OfficialSuite.Revision}.");
    }
}
