using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using ToolAce.Modeling.Tokenizers;

namespace ToolAce.Modeling.Tests.Tokenizers.Peers;

/// <summary>An independent tokenizer from npm, run by node, and ours from the tokenizer.json of what it contains.</summary>
internal sealed class NpmPeer
{
    public const string Llama3 = "llama-3";

    private static readonly string Root = typeof(NpmPeer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
    private static readonly ConcurrentDictionary<string, Lazy<NpmPeer>> Known = [];
    private readonly string name;

    private NpmPeer(string name)
    {
        using var folder = new TemporaryFolder();
        this.name = name;
        Run("", "export", name, folder.At("tokenizer.json"));
        Json = File.ReadAllText(folder.At("tokenizer.json"));
        Tokenizer = Tokenizer.Parse(Json);
    }

    /// <summary>The tokenizer.json, in Hugging Face's layout.</summary>
    public string Json { get; }

    /// <summary>Ours.</summary>
    public Tokenizer Tokenizer { get; }

    public static NpmPeer Of(string name) => Known.GetOrAdd(name, n => new(() => new NpmPeer(n))).Value;

    /// <summary>Their ids, special tokens in the text included where they know any.</summary>
    public IReadOnlyList<int[]> Encode(IReadOnlyList<string> texts) =>
        [.. Lines(Run(Text(texts.Select(Hexadecimal)), "encode", name)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray())];

    /// <summary>Their texts.</summary>
    public IReadOnlyList<string> Decode(IReadOnlyList<int[]> ids) =>
        [.. Lines(Run(Text(ids.Select(list => string.Join(' ', list))), "decode", name)).Select(line => new string(MemoryMarshal.Cast<byte, char>(Convert.FromHexString(line))))];

    /// <summary>UTF-16 as it is, because halves of pairs must reach them too.</summary>
    private static string Hexadecimal(string text) => Convert.ToHexString(MemoryMarshal.AsBytes(text.AsSpan()));

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string[] Lines(string output) => output.Split('\n')[..^1];

    private static string Run(string input, params string[] arguments)
    {
        var script = Path.Combine(Root, "src", "ToolAce.Cli", "Bench", "Tokenizers", "peers.mjs");
        var start = new ProcessStartInfo("node", [script, Path.Combine(Root, "node_modules"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var stop = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var errors = process.StandardError.ReadToEndAsync(stop);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Result;
    }
}
