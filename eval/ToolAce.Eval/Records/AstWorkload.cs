using System.Collections.Concurrent;
using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;
using ToolAce.Eval.Suites;

namespace ToolAce.Eval.Records;

/// <summary>Recorded single-turn outputs in memory with their questions: for measuring how many are decoded and checked in a second.</summary>
public sealed class AstWorkload
{
    private const int RangeSize = 512;
    private readonly IReadOnlyList<Entry> entries;

    private AstWorkload(IReadOnlyList<Entry> entries) => this.entries = entries;

    /// <summary>Outputs that decode: what the checker alone is measured on.</summary>
    public int Decoded => entries.Count(e => e.Decoded is not null);

    /// <summary>Outputs whose decoder is known, or that need none: what decoding and checking together is measured on.</summary>
    public int Decodable => entries.Count(e => e.IsDecodable);

    /// <summary>Reads every <c>ast_*</c> and <c>relevance_*</c> file of a folder, and their questions.</summary>
    /// <param name="data">The folder that holds <c>bfcl</c>.</param>
    /// <param name="records">The folder of records.</param>
    /// <exception cref="SuiteException">Questions or records are missing.</exception>
    public static AstWorkload Load(string data, string records)
    {
        var (files, _) = RecordPaths.Expand([records]);
        var read = new List<Entry>();
        var items = new Dictionary<string, Dictionary<string, CallItem>>();
        foreach (var file in files.Where(f => Path.GetFileName(f) is var name && (name.StartsWith("ast_", StringComparison.Ordinal) || name.StartsWith("relevance_", StringComparison.Ordinal))))
        {
            read.AddRange(RecordFile.Lines(file).Select(line => Read(PyJson.Parse(line.Text), data, items)));
        }

        return read.Count > 0 ? new AstWorkload(read) : throw new SuiteException($"{records} holds no ast_* or relevance_* records.");
    }

    /// <summary>Checks every decoded output once, on all cores; how many verdicts differ from the recorded ones.</summary>
    public int CheckAll(CancellationToken cancellationToken) => All(entry => entry.Decoded is null || Agrees(entry, entry.Decoded), cancellationToken);

    /// <summary>Decodes and checks every output once, on all cores; how many verdicts differ from the recorded ones.</summary>
    public int DecodeAndCheckAll(CancellationToken cancellationToken) => All(entry => !entry.IsDecodable || Agrees(entry, Decode(entry)), cancellationToken);

    private static bool Agrees(Entry entry, PyValue? decoded)
    {
        var result = (entry.Item, decoded) switch
        {
            (null, _) => RelevanceChecker.Check(entry.Category, decoded),
            (_, null) => Undecodable,
            var (item, value) => AstChecker.Check(entry.Category, item.Functions, value, item.Answers, entry.UnderscoreToDot),
        };
        return result.ErrorType == entry.ErrorType;
    }

    private static readonly CheckResult Undecodable = CheckResult.Wrong(AstChecker.Undecodable, "the output does not decode");

    private static PyValue? Decode(Entry entry)
    {
        try
        {
            return entry.Raw switch
            {
                null => entry.Decoded,
                PyValue.Str text when !entry.IsFunctionCalling => OfficialDecoder.DecodePrompted(text.Value, entry.Format),
                var raw => OfficialDecoder.DecodeFunctionCalls(raw),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Entry Read(PyValue record, string data, Dictionary<string, Dictionary<string, CallItem>> items)
    {
        var category = record.Required("category");
        CallItem? item = null;
        if (!category.Contains("relevance", StringComparison.Ordinal))
        {
            if (!items.TryGetValue(category, out var known))
            {
                known = items[category] = OfficialSuite.Load(data, [category], limit: null).Items.OfType<CallItem>().ToDictionary(i => i.Id);
            }

            item = known[record.Required("id")];
        }

        var decoder = record.Required("decoder");
        return new Entry(
            category,
            item,
            decoder.StartsWith("v4_", StringComparison.Ordinal) ? record.Member("raw_output") : null,
            CallLanguages.OfCategory(category).Format(),
            decoder == "v4_fc",
            decoder == "none" || decoder.StartsWith("v4_", StringComparison.Ordinal),
            record.Member("decode_error") is PyValue.None ? RecordValues.Untag(record.Member("decoded")!) : null,
            record.Flag("underscore_to_dot"),
            record.Text("error_type"));
    }

    private int All(Func<Entry, bool> agrees, CancellationToken cancellationToken)
    {
        var different = 0;
        Parallel.ForEach(Partitioner.Create(0, entries.Count, RangeSize), new ParallelOptions { CancellationToken = cancellationToken }, range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                if (!agrees(entries[i]))
                {
                    Interlocked.Increment(ref different);
                }
            }
        });
        return different;
    }

    private sealed record Entry(
        string Category, CallItem? Item, PyValue? Raw, ReturnFormat Format, bool IsFunctionCalling, bool IsDecodable, PyValue? Decoded, bool UnderscoreToDot, string? ErrorType);
}
