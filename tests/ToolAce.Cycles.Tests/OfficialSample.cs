namespace ToolAce.Cycles.Tests;

/// <summary>A folder laid out as the official data are, all of it of our own making: about doors, and the general suites' samples.</summary>
internal static class OfficialSample
{
    /// <param name="data">Where to put it.</param>
    /// <param name="questions">How many questions the category simple_python has.</param>
    public static string Write(string data, int questions)
    {
        const string Function = """[{"name": "open_door", "description": "Opens a door.", "parameters": {"type": "dict", "properties": {"number": {"type": "integer", "description": "Which."}}, "required": ["number"]}}]""";
        Lines("bfcl/BFCL_v4_simple_python.json", Enumerable.Range(0, questions).Select(i => $$"""{"id": "simple_python_{{i}}", "question": [[{"role": "user", "content": "Open door {{i}}."}]], "function": {{Function}}}"""));
        Lines("bfcl/possible_answer/BFCL_v4_simple_python.json", Enumerable.Range(0, questions).Select(i => $$$"""{"id": "simple_python_{{{i}}}", "ground_truth": [{"open_door": {"number": [{{{i}}}]}}]}"""));
        Lines("bfcl/BFCL_v4_irrelevance.json", [$$"""{"id": "irrelevance_0", "question": [[{"role": "user", "content": "What is a roof?"}]], "function": {{Function}}}"""]);
        Lines("bfcl/default_prompts.json", ["""{"prompts": {"MEMORY_AGENT_SETTINGS": {"shop": "You serve.", "inn": "You host."}, "MEMORY_BACKEND_INSTRUCTION_CORE_ARCHIVAL": "{scenario_setting} Core: {memory_content}", "ADDITIONAL_SYSTEM_PROMPT_FOR_AGENTIC_RESPONSE_FORMAT": "Answer shortly."}}"""]);
        Lines("bfcl/multi_turn_func_doc/memory_kv.json", ["""{"name": "core_memory_add", "description": "adds", "parameters": {"type": "dict", "properties": {"key": {"type": "string"}, "value": {"type": "string"}}, "required": ["key", "value"]}}"""]);
        Lines("bfcl/memory_prereq_conversation/memory_shop.json", [Talk("shop", 0, "I am Ada.", "I like tea."), Talk("shop", 1, "I live in Bern.")]);
        Lines("bfcl/memory_prereq_conversation/memory_inn.json", [Talk("inn", 0, "I am Bob.")]);
        Lines("bfcl/BFCL_v4_memory.json", [Question(0, "shop", "Where do I live?"), Question(1, "inn", "Who am I?")]);
        Lines("bfcl/possible_answer/BFCL_v4_memory.json", ["""{"id": "memory_0-shop-0", "ground_truth": ["Bern"]}""", """{"id": "memory_1-inn-0", "ground_truth": ["Bob"]}"""]);
        Lines("api-bank/api_signatures_lv1_lv2.json", ["""[{"name": "Calculator", "description": "Calculates.", "input_parameters": {"formula": {"type": "str", "description": "What."}}, "output_parameters": {}}, {"name": "ToolSearcher", "description": "Finds tools.", "input_parameters": {"keywords": {"type": "str", "description": "Words."}}, "output_parameters": {}}]"""]);
        Lines("api-bank/init_database/Doors.json", ["{}"]);
        Lines("api-bank/lv1-lv2-samples/level-1-given-desc/Calculator-level-1-1.jsonl", Dialogue);
        Lines("api-bank/lv1-lv2-samples/level-2-toolsearcher/Calculator-level-2-1.jsonl", Dialogue);
        Lines("api-bank/lv3-samples/1.txt", ["Scene: doors", "First Utterance: How many doors are 2 and 3?", "Key Info:", "two and three", "API Calls:", "Calculator(formula='2+3')"]);
        var samples = Repository.File("tests/ToolAce.Eval.Tests/General/Samples");
        foreach (var file in Directory.GetFiles(samples, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".md", StringComparison.Ordinal)))
        {
            Lines(Path.GetRelativePath(samples, file), File.ReadAllLines(file));
        }

        return data;

        void Lines(string name, IEnumerable<string> lines)
        {
            var path = Path.Combine(data, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, lines);
        }
    }

    private static IEnumerable<string> Dialogue =>
    [
        """{"role": "User", "text": "How many doors are 2 and 3?"}""",
        """{"role": "API", "api_name": "Calculator", "param_dict": {"formula": "2+3"}, "result": {"api_name": "Calculator", "input": {"formula": "2+3"}, "output": 5, "exception": null}}""",
        """{"role": "AI", "text": "They are 5."}""",
    ];

    private static string Talk(string scenario, int number, params IEnumerable<string> said) =>
        $$"""{"id": "memory_prereq_{{number}}-{{scenario}}-{{number}}", "question": [{{string.Join(", ", said.Select(s => $$"""[{"role": "user", "content": "{{s}}"}]"""))}}], "scenario": "{{scenario}}"}""";

    private static string Question(int number, string scenario, string question) =>
        $$"""{"id": "memory_{{number}}-{{scenario}}-0", "question": [[{"role": "user", "content": "{{question}}"}]], "scenario": "{{scenario}}"}""";
}
