using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ToolAce.Cli.Hosting;
using ToolAce.Storage.DuckDb;
using ToolAce.Synthesis.Formats;
using ToolAce.Synthesis.Formats.Texts;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>Files that the user names: looked at before they are believed. What cannot be used is bad usage, with a sentence that says how to mend it.</summary>
internal static class InputFiles
{
    private const string Ending = ".parquet";

    /// <summary>The absolute path of a file, or of a folder of Parquet parts.</summary>
    /// <exception cref="UsageException">It is not there.</exception>
    public static string Found(string given)
    {
        var path = Path.GetFullPath(given);
        if (!Path.Exists(path))
        {
            throw new UsageException($"There is no {path}.", "Give the path of a file, or of a folder of Parquet parts.");
        }

        return !Directory.Exists(path) || Directory.GetFiles(path, "*" + Ending).Length > 0 ? path
            : throw new UsageException($"{path} holds no {Ending} file.", "Give a data set's folder, or name the file itself.");
    }

    /// <summary>The same for files that are read row by row: their encoding is looked at beforehand, to the end.</summary>
    /// <exception cref="UsageException">It is not there, or no text in a known encoding.</exception>
    public static string Checked(string given, CancellationToken cancellationToken)
    {
        var path = Found(given);
        if (!IsParquet(path))
        {
            Reading(() =>
            {
                TextFile.Check(path, cancellationToken);
                return path;
            });
        }

        return path;
    }

    /// <summary>SHA-256 over the contents of a file, or of a folder's Parquet parts in the order of their names.</summary>
    public static string Hash(string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var file in Directory.Exists(path) ? [.. Directory.GetFiles(path, "*" + Ending).Order(StringComparer.Ordinal)] : new[] { path })
        {
            using var stream = File.OpenRead(file);
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static bool IsParquet(string path) => Directory.Exists(path) || path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The rows of a Parquet file or folder as JSON, with where each stands.</summary>
    public static IEnumerable<(string Place, JsonNode? Row)> Rows(string path, CancellationToken cancellationToken)
    {
        var (folder, files) = Directory.Exists(path) ? (path, Path.Combine(path, "*" + Ending)) : (Path.GetDirectoryName(path)!, path);
        using var database = DuckDbDatabase.Open(new DuckDbLimits([folder]));
        var number = 0;
        foreach (var row in database.Query($"SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet({DuckDbDatabase.Quote(files)}) t", cancellationToken))
        {
            yield return ($"row {++number}", JsonNode.Parse((string)row[0]!));
        }
    }

    /// <summary>Reads, and says as bad usage what is wrong with the file.</summary>
    public static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DocumentException wrong)
        {
            throw new UsageException(wrong.Problem, wrong.Mend);
        }
        catch (DuckDbException wrong)
        {
            throw new UsageException($"The Parquet file cannot be read: {wrong.Message.TrimEnd('.')}.", "Give a whole Parquet file, or JSONL.");
        }
    }
}
