namespace ToolAce.Synthesis.Documents;

/// <summary>Reads tables with a column of texts. It stands apart because this room has no reader of tables of its own.</summary>
public interface ITableReader
{
    /// <summary>The text of every row, in order; null for a row without one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="column">The column; null means that it is found.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Formats.DocumentException">It is no such table; the message says why.</exception>
    IEnumerable<string?> Texts(string file, string? column, CancellationToken cancellationToken);
}
