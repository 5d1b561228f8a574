using System.Text.Json.Nodes;
using ToolAce.Modeling.Chat;
using ToolAce.Modeling.Lora;
using ToolAce.Modeling.Tokenizers;
using ToolAce.Trainer.Exports;
using ToolAce.Trainer.Exports.Gguf;

namespace ToolAce.Trainer.Tests.Exports;

/// <summary>A base whose own template writes another prompt than training does: every export brings the trained one.</summary>
public sealed class ExportedTemplateTests : IDisposable
{
    private const string TheirTemplate = "{{- '<|im_start|>system\\nYou are a helpful assistant.' }}# Tools\n<tool_response>{{ tools }}";
    private readonly string folder = Directory.CreateTempSubdirectory("toolace-template").FullName;
    private readonly string baseFolder;
    private readonly string adapter;

    public ExportedTemplateTests()
    {
        var tokenizer = JsonNode.Parse(File.ReadAllText(Path.Combine(FamilyShapes.TinyFolder, Tokenizer.FileName)))!.AsObject();
        var next = Tokenizer.Load(FamilyShapes.TinyFolder).VocabularySize;
        foreach (var mark in (string[])["<|im_start|>", "<|im_end|>"])
        {
            tokenizer["added_tokens"]!.AsArray().Add(new JsonObject { ["id"] = next++, ["content"] = mark, ["special"] = true, ["normalized"] = false });
        }

        baseFolder = FamilyShapes.Write(Path.Combine(folder, "base"), FamilyShapes.Of("qwen2") with { VocabularySize = next, Layers = 1 }, tokenizer.ToJsonString());
        adapter = Path.Combine(folder, "adapter");
        AdapterSample.Write(adapter, baseFolder, new LoraOptions { Rank = 2 });
        File.WriteAllText(Path.Combine(baseFolder, "tokenizer_config.json"), new JsonObject { ["eos_token"] = "<|im_end|>", ["chat_template"] = TheirTemplate, ["padding_side"] = "left" }.ToJsonString());
        File.WriteAllText(Path.Combine(baseFolder, "chat_template.jinja"), TheirTemplate);
    }

    private string Output => Path.Combine(folder, "out");

    [Fact]
    public void Export_Merged_IsReadAsTheBaseWasAndWritesTheTrainedPrompt()
    {
        var expected = Format(baseFolder);
        Assert.Equal("qwen-2.5", expected.Name);

        Assert.True(Export(ExportFormat.Merged).OwnTemplate);

        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(Output, "tokenizer_config.json")))!;
        Assert.Equal(expected.JinjaTemplate, (string?)config["chat_template"]);
        Assert.Equal("left", (string?)config["padding_side"]);
        Assert.Equal(expected.JinjaTemplate, File.ReadAllText(Path.Combine(Output, "chat_template.jinja")));
        Assert.Equal((expected.Name, expected.JinjaTemplate), (Format(Output).Name, Format(Output).JinjaTemplate));
        Assert.Contains("You are a helpful assistant.", expected.JinjaTemplate, StringComparison.Ordinal);
        Assert.Null(ChatTemplateFiles.Replacing(Output));
    }

    [Fact]
    public void Export_OfABaseWithoutTheFile_IsReadAsTheBaseWas()
    {
        File.Delete(Path.Combine(baseFolder, "tokenizer_config.json"));

        Export(ExportFormat.Merged);

        Assert.Equal((Format(baseFolder).Name, Format(baseFolder).JinjaTemplate), (Format(Output).Name, Format(Output).JinjaTemplate));
    }

    [Fact]
    public void Export_Gguf_CarriesTheTrainedPromptInsideAndBeside()
    {
        Export(ExportFormat.GgufF16);

        using var file = GgufFile.Open(Path.Combine(Output, "model-f16.gguf"));
        Assert.Equal(Format(baseFolder).JinjaTemplate, file.Text("tokenizer.chat_template"));
        Assert.Equal(Format(baseFolder).JinjaTemplate, File.ReadAllText(Path.Combine(Output, "chat_template.jinja")));
    }

    [Fact]
    public void Export_Peft_BringsTheTemplateAlone()
    {
        Export(ExportFormat.Peft);

        Assert.Equal(Format(baseFolder).JinjaTemplate, File.ReadAllText(Path.Combine(Output, "chat_template.jinja")));
        Assert.Equal(["adapter_config.json", "adapter_model.safetensors", "chat_template.jinja"], Directory.GetFiles(Output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Replacing_OfTheTinyBase_HasNothingToReplace() => Assert.Null(ChatTemplateFiles.Replacing(FamilyShapes.TinyFolder));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IChatFormat Format(string of) => ChatTemplate.Load(of, Tokenizer.Load(of)).Format;

    private ExportResult Export(ExportFormat format) => new CheckpointExporter(baseFolder, adapter, [[0, 3, 400, 500, 1, 4]]).Export(format, Output);
}
