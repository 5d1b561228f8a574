namespace ToolAce.Verification.Experts;

/// <summary>The three experts that need no language model. They read plainly: words, values and schemas, no knowledge of the world.</summary>
public static class ScriptedExperts
{
    /// <summary>Hallucination, consistency and tool response, in this order.</summary>
    public static IReadOnlyList<IExpert> All(Synonyms? synonyms = null) =>
        [new HallucinationExpert(), new ConsistencyExpert(synonyms ?? Synonyms.None), new ToolResponseExpert()];
}
