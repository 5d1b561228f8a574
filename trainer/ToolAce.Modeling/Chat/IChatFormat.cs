using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;

namespace ToolAce.Modeling.Chat;

/// <summary>How conversations are written for one family of models.</summary>
public interface IChatFormat
{
    /// <summary>The word that chooses it in <c>tokenizer_config.json</c>.</summary>
    string Name { get; }

    /// <summary>The mark that begins every sequence; null where the family has none.</summary>
    string? BeginMark { get; }

    /// <summary>Special tokens that the tokenizer must have.</summary>
    IReadOnlyList<string> Marks { get; }

    /// <summary>Special tokens that end an answer; the first is the one trained, the others count where the tokenizer has them.</summary>
    IReadOnlyList<string> EndMarks { get; }

    /// <summary>Special tokens to fill batches with, in order of preference.</summary>
    IReadOnlyList<string> PadMarks { get; }

    /// <summary>
    /// The format as one of Hugging Face's chat templates, in Jinja: of messages, and tools if given, the text of <see cref="Render(ChatPrompt)"/>, for a tokenizer that reads marks
    /// in it as tokens.
    /// </summary>
    string JinjaTemplate { get; }

    /// <summary>Everything up to and including the mark after which the assistant speaks.</summary>
    IReadOnlyList<ChatSegment> Render(ChatPrompt prompt);

    /// <summary>A finished conversation; what the assistant says, and the mark that ends it, is supervised.</summary>
    IReadOnlyList<ChatSegment> Render(Dialog dialog);

    /// <summary>One message; its text and end mark are supervised if asked for, its role never is.</summary>
    IReadOnlyList<ChatSegment> RenderTurn(Role role, string text, bool supervised);
}
