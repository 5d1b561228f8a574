using ToolAce.Agents.Chat;
using ToolAce.Agents.Prompts;
using ToolAce.Agents.Structured;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Tools.Llm;

/// <summary>
/// Lets a language model read a document of any kind. The domain is called as the document is where a person named it, else as the model finds;
/// area, sections and functionalities are the model's. A very long document is read from its beginning only.
/// </summary>
/// <param name="chat">Where to ask.</param>
/// <param name="prompts">Holds <see cref="PromptName"/>.</param>
/// <param name="lists">Names of the value lists that free texts may be drawn from.</param>
/// <param name="seed">Seeds of the questions follow from it and the document's name.</param>
/// <param name="mostCharacters">Characters of a document that are shown to the model, ≥ 1.</param>
public sealed class LlmDocumentAnalyst(StructuredChat chat, PromptBook prompts, IReadOnlyCollection<string> lists, int seed, int mostCharacters = 48_000) : IDocumentAnalyst
{
    /// <summary>The prompt that it speaks with.</summary>
    public const string PromptName = "analyse-document";
    private readonly Prompt prompt = prompts[PromptName];
    private readonly AnalysisReader reader = new(lists);
    private readonly FailureStreak streak = new(minding: true);

    /// <summary>The prompt's version, 64 hexadecimal digits.</summary>
    public string PromptHash => prompt.Sha256;

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint fails for good, or has failed, or brought nothing of use, many times in a row.</exception>
    /// <exception cref="UnusableDocumentException">The document is no text, or the model gave no usable analysis.</exception>
    public async Task<DomainAnalysis> AnalyseAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(document.Text) || document.Text.Contains('\0'))
        {
            throw new UnusableDocumentException(document.Slug, StructuredOutcome.Malformed, "the document is empty or no text; nothing was asked");
        }

        var text = prompt.Fill(new Dictionary<string, string>
        {
            ["title"] = PromptData.Of(document.Slug),
            ["document"] = PromptData.Of(document.Text.Beginning(mostCharacters)),
            ["lists"] = string.Join(", ", lists.Order(StringComparer.Ordinal)),
        });
        var question = new StructuredQuestion<DomainAnalysis>("analysis", text, AnalysisReader.Shape, json => reader.Read(document, json));
        var answer = await chat.AskAsync(question, Seeds.Derive(seed, "analyse", document.Slug), cancellationToken);
        streak.Note(answer);
        return answer.Value ?? throw new UnusableDocumentException(document.Slug, answer.Outcome, answer.Reason!);
    }
}
