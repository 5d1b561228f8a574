namespace ToolAce.Cli.Verbs.Data.Synthesis;

/// <summary>Makes rows part by part.</summary>
internal interface IPartMaker<T>
{
    /// <summary>Whether a part without rows means that there are no more.</summary>
    bool EndsWithoutRows => true;

    /// <summary>Rows of the next part, or indices tried for it, where so many rows are missing.</summary>
    int PartRows(int missing) => 500;

    /// <summary>Gathers what the first part needs, before anything is counted.</summary>
    Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The part that begins at <paramref name="start"/>; <paramref name="tell"/> hears how many of its rows there are so far, about.</summary>
    Task<Part<T>> MakeAsync(int start, int count, Action<int> tell, CancellationToken cancellationToken);

    /// <summary>Rows to look at before the run. What they cost is the run's, too.</summary>
    /// <param name="count">How many, about.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<Part<T>> SampleAsync(int count, CancellationToken cancellationToken) => MakeAsync(start: 0, count, _ => { }, cancellationToken);

    /// <summary>Takes in a part that an earlier run made.</summary>
    void Take(Part<T> part);

    /// <summary>One line about a row, for people.</summary>
    string Shown(T row);
}
