using ToolAce.Synthesis.Formats;
using ToolAce.Synthesis.Formats.ToolLists;

namespace ToolAce.Cli.Verbs.Data;

/// <summary>APIs from a file of any known form, Parquet included.</summary>
internal static class ApiInput
{
    public const string Forms = "OpenAPI 3 or Swagger 2 (JSON or YAML), a JSON list of functions, JSONL with a function or a BFCL or ToolACE item a line, or Parquet";

    public static ApiImport Read(string given, CancellationToken cancellationToken)
    {
        var path = InputFiles.Found(given);
        return InputFiles.Reading(() => InputFiles.IsParquet(path) ? Table(path, cancellationToken) : ApiFile.Read(path, cancellationToken));
    }

    private static ApiImport Table(string path, CancellationToken cancellationToken)
    {
        var read = InputFiles.Rows(path, cancellationToken).Select(r => ToolListReader.Read(r.Row, r.Place)).ToList();
        return new ApiImport([.. read.SelectMany(r => r.Apis)], [.. read.SelectMany(r => r.LeftOut)]);
    }
}
