using ToolAce.Agents.Chat;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>Lets a language model divide a section into narrower ones.</summary>
/// <param name="chat">Where to ask.</param>
/// <param name="prompts">Holds <see cref="PromptName"/>.</param>
/// <param name="lists">Names of the value lists that free texts may be drawn from.</param>
/// <param name="seed">Seeds of the questions follow from it, the document's name and the section's path.</param>
/// <param name="mostCharacters">Characters of the document that are shown to the model, ≥ 1.</param>
public sealed class LlmSectionAnalyst(StructuredChat chat, PromptBook prompts, IReadOnlyCollection<string> lists, int seed, int mostCharacters = 48_000) : ISectionAnalyst
{
    /// <summary>The prompt that it speaks with.</summary>
    public const string PromptName = "divide-section";
    private readonly Prompt prompt = prompts[PromptName];
    private readonly AnalysisReader reader = new(lists);
    private readonly FailureStreak streak = new(minding: true);

    /// <summary>The prompt's version, 64 hexadecimal digits.</summary>
    public string PromptHash => prompt.Sha256;

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint fails for good, or has failed, or brought nothing of use, many times in a row.</exception>
    /// <exception cref="UnusableDocumentException">The model gave nothing that can be used.</exception>
    public async Task<IReadOnlyList<CorpusSection>> DivideAsync(SourceDocument document, IReadOnlyList<string> path, CorpusSection section, int most, CancellationToken cancellationToken)
    {
        var text = prompt.Fill(new Dictionary<string, string>
        {
            ["path"] = PromptData.Of(string.Join(" > ", path)),
            ["most"] = $"{most}",
            ["known"] = PromptData.Of(string.Join('\n', section.Functionalities.Select(f => $"- {f.Name}: {f.Description}"))),
            ["document"] = PromptData.Of(document.Text.Beginning(mostCharacters)),
            ["lists"] = string.Join(", ", lists.Order(StringComparer.Ordinal)),
        });
        var question = new StructuredQuestion<IReadOnlyList<CorpusSection>>("sections", text, AnalysisReader.SectionsShape, reader.ReadSections);
        var answer = await chat.AskAsync(question, Seeds.Derive(seed, "divide", document.Slug, string.Join('/', path)), cancellationToken);
        streak.Note(answer);
        return answer.Value ?? throw new UnusableDocumentException(document.Slug, answer.Outcome, answer.Reason!);
    }
}
