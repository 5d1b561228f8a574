namespace ToolAce.Cli.Doctor;

/// <summary>Finds out about one part of the machine. A probe that throws becomes a finding of its own.</summary>
internal interface IProbe
{
    string Name { get; }

    /// <summary>Whether ToolAce does not work without this part; decides what a failed probe means.</summary>
    bool Required { get; }

    Task<Finding> LookAsync(CancellationToken cancellationToken);
}
