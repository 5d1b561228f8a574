using ToolAce.Core.Dialogs;
using ToolAce.Core.Models;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Prompting;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Running.Prompts;

/// <summary>Puts an item's messages and functions to a model, in one style. Safe to use for many items at a time.</summary>
internal abstract class PromptWriter(BfclPrompts? texts, IReadOnlyList<Dialog> examples)
{
    /// <summary>The benchmark's own texts, which agentic items need in every style.</summary>
    /// <exception cref="SuiteException">They are not in the data folder.</exception>
    public BfclPrompts Texts => texts ?? throw new SuiteException(
        $"The official prompt texts are missing: expected is DIR/bfcl/{BfclPrompts.FileName} beside the questions of {OfficialSuite.Revision}, its bfcl_eval/constants/default_prompts.py exported as JSON.");

    protected IReadOnlyList<Dialog> Examples => examples;

    /// <exception cref="SuiteException">The suite has no prompts of this style.</exception>
    public static PromptWriter Of(Suite suite, EvaluationOptions options, IReadOnlyList<Dialog> examples) => options.Prompts switch
    {
        PromptStyle.Official when suite.Name != OfficialSuite.Name =>
            throw new SuiteException($"Suite {suite.Name} has no official prompts; only {OfficialSuite.Name} has. Leave --prompts away, or say --prompts toolace."),
        not PromptStyle.Official when suite.Items.Any(i => i.Format is not null) =>
            throw new SuiteException($"Category {FormatSensitivityItems.Category} compares the official prompts' formats; it needs --prompts official."),
        PromptStyle.Official => new OfficialPrompts(suite.Texts, examples, options.ResultsByUser),
        PromptStyle.Tools => new ToolPrompts(suite.Texts, examples),
        _ => new ToolacePrompts(suite.Texts, examples),
    };

    /// <summary>The turns to begin with: those that every chat format can show, or the messages as their file has them (null where both are the same).</summary>
    public abstract IReadOnlyList<Turn> Begin(IReadOnlyList<Turn> turns, IReadOnlyList<Turn>? messages);

    /// <summary>The prompt for the conversation so far.</summary>
    public abstract ChatPrompt Write(SuiteItem item, IReadOnlyList<FunctionDoc> functions, IReadOnlyList<Turn> turns);

    /// <summary>What the model is told where functions come in addition, without a word of the user's.</summary>
    public abstract string MoreFunctions(SuiteItem item, IReadOnlyList<FunctionDoc> functions);

    /// <summary>How the results of calls stand in the conversation.</summary>
    public abstract IEnumerable<Turn> Results(IReadOnlyList<CallResult> results);

    /// <summary>Documents as a model may see them, with the hints of the category's language.</summary>
    protected static IReadOnlyList<FunctionDoc> Hinted(SuiteItem item, IReadOnlyList<FunctionDoc> functions) =>
        [.. functions.Select(f => FunctionReader.Read(PyIndentedJson.Write(LanguageHints.Add(f.Document(), item.Category), indent: null)))];
}
