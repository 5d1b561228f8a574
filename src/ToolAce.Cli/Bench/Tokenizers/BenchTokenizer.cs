using System.CommandLine;
using ToolAce.Cli.Hosting;
using ToolAce.Cli.Reports;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>
/// <c>toolace bench tokenizer</c>: how fast text becomes ids and ids text, on one core, with Llama 3's vocabulary from npm, beside that package's own speed in the
/// same run. A difference in the number of tokens fails the bench, since a fast wrong tokenizer is worth nothing.
/// </summary>
internal sealed class BenchTokenizer() : VerbPart("tokenizer", "Measures how fast text becomes tokens and tokens text, on Llama 3's vocabulary.")
{
    private const double FloorMegabytesPerSecond = 5;
    private readonly Option<int> _megabytes = new("--megabytes") { Description = "How much text, in MB (10^6 bytes of UTF-8).", DefaultValueFactory = _ => 32 };
    private readonly Option<int> _seed = new("--seed") { Description = "Makes the text.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _passes = new("--passes") { Description = "Passes of each measure; the median counts.", DefaultValueFactory = _ => 5 };
    private readonly Option<string?> _packages = new("--packages") { Description = "The node_modules folder that holds llama3-tokenizer-js (default: the project's)." };

    protected override void Declare(Command command)
    {
        command.Options.Add(_megabytes);
        command.Options.Add(_seed);
        command.Options.Add(_passes);
        command.Options.Add(_packages);
    }

    public override async Task<int> RunAsync(ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        using var work = new WorkFolder(given: null);
        var peer = new NpmTokenizer(arguments.GetValue(_packages) ?? Path.Combine(ProgramRoot.Current(), "node_modules"), work.Path);
        var json = await peer.ExportAsync(cancellationToken);
        var clock = new Rates(arguments.GetValue(_passes), output, cancellationToken);
        var (load, memory) = clock.Load(() => Tokenizer.Parse(json));

        var parts = BenchCorpus.Make(arguments.GetValue(_seed), arguments.GetValue(_megabytes) * 1_000_000L);
        var all = parts.SelectMany(p => p.Texts).ToList();
        var tokenizer = Tokenizer.Parse(json);
        var counts = Tokenizer.Parse(json).CountPieces(all)!;
        double Share(long part) => (double)part / counts.Pieces;
        output.Line($"text: {BenchCorpus.Bytes(all) / 1e6:F1} MB in {counts.Pieces:N0} pieces, of which {Share(counts.Whole):P1} are one token, {Share(counts.Cached):P1} were merged before and kept, {Share(counts.Merged):P1} are merged");
        var encode = clock.Encode("encode, all parts", tokenizer, all);
        var decode = clock.Decode("decode, all parts", tokenizer, all);
        var cold = clock.EncodeCold("encode, cache cold", () => Tokenizer.Parse(json), all);
        var uncached = clock.Encode("encode, without cache", Tokenizer.Parse(json, cachedPieces: 0), all);
        var each = parts.ConvertAll(p => new { p.Name, encode = clock.Encode($"encode, {p.Name}", tokenizer, p.Texts), decode = clock.Decode($"decode, {p.Name}", tokenizer, p.Texts) });

        var sample = BenchCorpus.Sample(parts, 2_000_000);
        var theirs = await peer.TimeAsync(sample, cancellationToken);
        var tokens = sample.Sum(t => (long)tokenizer.Encode(t, allowSpecial: true).Count);
        var (ours, oursBack) = (clock.Encode("encode, the peer's part", tokenizer, sample), clock.Decode("decode, the peer's part", tokenizer, sample));
        output.Line($"llama3-tokenizer-js: encode {theirs.Encode:F2} MB/s, decode {theirs.Decode:F2} MB/s; {theirs.Tokens:N0} tokens, ours {tokens:N0}");
        var met = encode >= FloorMegabytesPerSecond && tokens == theirs.Tokens;
        output.Result(new
        {
            megabytes = Math.Round(BenchCorpus.Bytes(all) / 1e6, 1),
            encodeMegabytesPerSecond = encode,
            decodeMegabytesPerSecond = decode,
            encodeColdMegabytesPerSecond = cold,
            encodeWithoutCacheMegabytesPerSecond = uncached,
            pieces = counts,
            loadSeconds = load,
            memoryMegabytes = memory,
            parts = each,
            peer = new { name = "llama3-tokenizer-js", encode = Rates.Round(theirs.Encode), decode = Rates.Round(theirs.Decode), ratioEncode = Rates.Round(ours / theirs.Encode), ratioDecode = Rates.Round(oursBack / theirs.Decode) },
            sameTokens = tokens == theirs.Tokens,
            met,
        });
        return met ? ExitCodes.Done : ExitCodes.Failed;
    }
}
