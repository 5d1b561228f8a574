namespace ToolAce.Trainer.Exports.ModelCards;

/// <summary>How others load an export.</summary>
internal static class ModelCardUsage
{
    private const string Generate = """
        prompt = tokenizer.apply_chat_template(messages, tools=tools, add_generation_prompt=True, return_tensors="pt")
        print(tokenizer.decode(model.generate(prompt, max_new_tokens=256)[0, prompt.shape[1]:]))
        ```
        """;

    private static string Conversation(ModelCardFacts facts) => facts.OwnTemplate ? $"{PromptExample.Python}\n{Generate}" : Generate;

    private static string Template(ModelCardFacts facts) => facts.OwnTemplate ? "\ntokenizer.chat_template = open(\"this-folder/chat_template.jinja\").read()" : "";

    public static string Of(ModelCardFacts facts) => facts.Format switch
    {
        ExportFormat.Peft => $"""
            With transformers and PEFT, on exactly the base named above:

            ```python
            from peft import PeftModel
            from transformers import AutoModelForCausalLM, AutoTokenizer
            tokenizer = AutoTokenizer.from_pretrained("{facts.BaseName}"){Template(facts)}
            model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained("{facts.BaseName}"), "this-folder")
            {Conversation(facts)}

            """,
        ExportFormat.Merged => $"""
            With transformers:

            ```python
            from transformers import AutoModelForCausalLM, AutoTokenizer
            tokenizer = AutoTokenizer.from_pretrained("this-folder")
            model = AutoModelForCausalLM.from_pretrained("this-folder", torch_dtype="auto")
            {Conversation(facts)}

            """,
        ExportFormat.GgufF16 or ExportFormat.GgufQ8 => $"""
            With llama.cpp:

            ```sh
            llama-server --model model-*.gguf --jinja
            ```
            {(facts.OwnTemplate ? "\nGive tools in a request's `tools`, or written out in its system message as above. Calls come back as text, and go back into the conversation as such.\n" : "")}
            """,
        _ => """
            With ONNX Runtime's generation API (the folder holds its genai_config.json):

            ```python
            import onnxruntime_genai as og
            model = og.Model("this-folder")
            ```

            """,
    };
}
