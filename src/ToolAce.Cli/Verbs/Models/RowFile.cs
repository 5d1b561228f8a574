using System.Text.Json;
using ToolAce.Cli.Hosting;
using ToolAce.Core.Json;
using ToolAce.Storage.DuckDb;

namespace ToolAce.Cli.Verbs.Models;

/// <summary>Rows into a JSONL or Parquet file, by its ending. The file appears whole or not at all.</summary>
internal sealed class RowFile : IDisposable
{
    private const string Parquet = ".parquet";
    private const int LeastObject = 1 << 20;

    private readonly string _path;
    private readonly string _lines;
    private readonly StreamWriter _writer;
    private int _longest = LeastObject;
    private bool _published;

    private RowFile(string path)
    {
        _path = path;
        _lines = path + ".partial";
        _writer = new StreamWriter(_lines);
    }

    /// <summary>The file, absolute.</summary>
    public string Path => _path;

    /// <exception cref="UsageException">The ending says neither form.</exception>
    public static void Check(string given)
    {
        if (System.IO.Path.GetExtension(given) is not (".jsonl" or Parquet))
        {
            throw new UsageException($"{given} is neither a .jsonl nor a .parquet file.", "Give --out a name with one of these endings.");
        }
    }

    /// <exception cref="UsageException">The ending says neither form.</exception>
    public static RowFile Create(string given)
    {
        Check(given);
        var path = System.IO.Path.GetFullPath(given);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return new RowFile(path);
    }

    public void Add<T>(T row)
    {
        var line = JsonSerializer.Serialize(row, CoreJson.Options);
        _longest = Math.Max(_longest, 4 * line.Length);
        _writer.WriteLine(line);
    }

    public void Publish(CancellationToken cancellationToken)
    {
        _writer.Dispose();
        if (_path.EndsWith(Parquet, StringComparison.Ordinal))
        {
            using var database = DuckDbDatabase.Open(new DuckDbLimits([System.IO.Path.GetDirectoryName(_path)!]));
            database.Execute(
                $"COPY (SELECT * FROM read_json({DuckDbDatabase.Quote(_lines)}, format = 'newline_delimited', sample_size = -1, maximum_object_size = {_longest})) TO {DuckDbDatabase.Quote(_path)} (FORMAT parquet, COMPRESSION zstd)",
                cancellationToken);
            File.Delete(_lines);
        }
        else
        {
            File.Move(_lines, _path, overwrite: true);
        }

        _published = true;
    }

    public void Dispose()
    {
        _writer.Dispose();
        if (!_published)
        {
            File.Delete(_lines);
        }
    }
}
