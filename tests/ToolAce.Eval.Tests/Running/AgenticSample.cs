using ToolAce.Eval.Suites;
using ToolAce.Eval.Tests.Suites;

namespace ToolAce.Eval.Tests.Running;

/// <summary>A data folder laid out as the official one, with questions and prompt texts of our own.</summary>
internal sealed class AgenticSample : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public AgenticSample()
    {
        folder.Write("bfcl/default_prompts.json", """
            {"prompts": {
              "OUTPUT_FORMAT_MAPPING": {"python": "[f(a=1)]"}, "PARAM_TYPE_MAPPING": {"python": ""},
              "PROMPT_STYLE_TEMPLATES": {"classic": {"persona": "P.", "task": "T.", "tool_call_no_tag": "as {output_format} {param_types}!", "multiturn_behavior": "M.", "available_tools": "{format}: {functions}"}},
              "PROMPT_TEMPLATE_MAPPING": {"plaintext": "{persona}{task}/{tool_call_format}/{multiturn_behavior}/{available_tools}"},
              "DEFAULT_USER_PROMPT_FOR_ADDITIONAL_FUNCTION_FC": "More.", "DEFAULT_USER_PROMPT_FOR_ADDITIONAL_FUNCTION_PROMPTING": "{functions} More.",
              "ADDITIONAL_SYSTEM_PROMPT_FOR_AGENTIC_RESPONSE_FORMAT": "Answer shortly.",
              "MEMORY_AGENT_SETTINGS": {"shop": "You serve."}, "MEMORY_BACKEND_INSTRUCTION_CORE_ARCHIVAL": "{scenario_setting} Core: {memory_content}"}}
            """);
        folder.Write("bfcl/multi_turn_func_doc/memory_kv.json", """{"name": "core_memory_add", "description": "adds", "parameters": {"type": "dict", "properties": {"key": {"type": "string"}, "value": {"type": "string"}}, "required": ["key", "value"]}}""");
        folder.Write("bfcl/multi_turn_func_doc/web_search.json", """{"name": "search_engine_query", "description": "searches", "parameters": {"type": "dict", "properties": {"keywords": {"type": "string"}}, "required": ["keywords"]}}""");
        folder.Write(
            "bfcl/memory_prereq_conversation/memory_shop.json",
            """{"id": "memory_prereq_0-shop-0", "question": [[{"role": "user", "content": "I am Ada."}], [{"role": "user", "content": "I like tea."}]], "scenario": "shop"}""",
            """{"id": "memory_prereq_1-shop-1", "question": [[{"role": "user", "content": "I live in Bern."}]], "scenario": "shop"}""");
        folder.Write("bfcl/BFCL_v4_memory.json", """{"id": "memory_0-shop-0", "question": [[{"role": "user", "content": "Where do I live?"}]], "scenario": "shop"}""");
        folder.Write("bfcl/possible_answer/BFCL_v4_memory.json", """{"id": "memory_0-shop-0", "ground_truth": ["Bern"]}""");
        folder.Write("bfcl/BFCL_v4_web_search.json", """{"id": "web_search_0", "question": [[{"role": "user", "content": "Who built the mill?"}]]}""");
        folder.Write("bfcl/possible_answer/BFCL_v4_web_search.json", """{"id": "web_search_0", "ground_truth": ["Jo Miller"]}""");
    }

    public string Data => folder.Path;

    public Suite Suite(string category) => OfficialSuite.Load(folder.Path, [category], limit: null);

    public void Dispose() => folder.Dispose();
}
