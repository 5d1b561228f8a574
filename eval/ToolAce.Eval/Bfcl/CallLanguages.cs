namespace ToolAce.Eval.Bfcl;

/// <summary>Languages of categories.</summary>
public static class CallLanguages
{
    /// <summary>A category's language, by its name as in the original: <c>javascript</c> before <c>java</c>.</summary>
    public static CallLanguage OfCategory(string category) =>
        category.Contains("javascript", StringComparison.Ordinal) ? CallLanguage.JavaScript
        : category.Contains("java", StringComparison.Ordinal) ? CallLanguage.Java
        : CallLanguage.Python;

    /// <summary>The format in which a prompted model answers a category of this language.</summary>
    public static ReturnFormat Format(this CallLanguage language) => language switch
    {
        CallLanguage.Java => ReturnFormat.Java,
        CallLanguage.JavaScript => ReturnFormat.JavaScript,
        _ => ReturnFormat.Python,
    };
}
