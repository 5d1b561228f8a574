namespace ToolAce.Modeling;

/// <summary>Errors of one shape: the file, what is wrong in it, how to mend it.</summary>
internal static class FileProblem
{
    public static ModelFolderException Of(string file, string problem, string mend) => new($"{file}: {problem}. {mend}.");
}
