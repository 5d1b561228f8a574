namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>Makes rows part by part.</summary>
internal interface IPartMaker<T>
{
    /// <summary>Rows of a part, or indices tried for one.</summary>
    public const int PartRows = 500;

    /// <summary>The part that begins at <paramref name="start"/>; no rows mean that there are no more.</summary>
    Task<Part<T>> MakeAsync(int start, int count, CancellationToken cancellationToken);

    /// <summary>Takes in a part that an earlier run made.</summary>
    void Take(Part<T> part);

    /// <summary>Forgets what was made.</summary>
    void Reset();

    /// <summary>One line about a row, for people.</summary>
    string Shown(T row);
}
