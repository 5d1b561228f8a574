namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Exception texts that several APIs share.</summary>
internal static class Errors
{
    public const string Token = "The token is invalid.";
    public const string Content = "Content should not be null";
    public const string SceneName = "Scene name cannot be empty.";
}
