namespace ToolAce.Eval.Bfcl.Prompting;

/// <summary>
/// How a prompt of the benchmark is laid out and how the answer is to be written: what its format sensitivity items vary. Written as the benchmark writes it,
/// <c>ret_fmt=python&amp;tool_call_tag=False&amp;func_doc_fmt=json&amp;prompt_fmt=plaintext&amp;style=classic</c>.
/// </summary>
/// <param name="Answer">How calls are written: <c>python</c>, <c>json</c>, <c>verbose_xml</c> or <c>concise_xml</c>.</param>
/// <param name="CallTag">Whether calls stand between <c>TOOLCALL</c> tags.</param>
/// <param name="Functions">How functions are described: <c>python</c>, <c>xml</c> or <c>json</c>.</param>
/// <param name="Layout"><c>plaintext</c> or <c>markdown</c>.</param>
/// <param name="Style">The wording: <c>classic</c> or <c>experimental</c>.</param>
public sealed record PromptFormat(string Answer, bool CallTag, string Functions, string Layout, string Style)
{
    private static readonly string[] Answers = ["python", "json", "verbose_xml", "concise_xml"];
    private static readonly string[] FunctionForms = ["python", "xml", "json"];

    /// <summary>What every category uses that does not vary it.</summary>
    public static PromptFormat Usual { get; } = new("python", CallTag: false, "json", "plaintext", "classic");

    /// <summary>The 26 that the benchmark compares, in its order.</summary>
    public static IReadOnlyList<PromptFormat> Compared { get; } =
    [
        .. from answer in Answers
           from tag in new[] { true, false }
           from functions in FunctionForms
           select new PromptFormat(answer, tag, functions, "plaintext", "classic"),
        Usual with { Layout = "markdown" },
        Usual with { Style = "experimental" },
    ];

    /// <inheritdoc/>
    public override string ToString() => $"ret_fmt={Answer}&tool_call_tag={(CallTag ? "True" : "False")}&func_doc_fmt={Functions}&prompt_fmt={Layout}&style={Style}";
}
