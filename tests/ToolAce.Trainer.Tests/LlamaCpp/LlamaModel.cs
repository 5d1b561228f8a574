using System.Text;

namespace ToolAce.Trainer.Tests.LlamaCpp;

/// <summary>A GGUF file in llama.cpp.</summary>
internal sealed unsafe class LlamaModel : IDisposable
{
    private readonly nint model;
    private readonly nint vocabulary;

    private LlamaModel(nint model) => (this.model, vocabulary) = (model, LlamaLibrary.VocabularyOf(model));

    /// <summary>Loads a file, or its vocabulary alone.</summary>
    /// <exception cref="InvalidDataException">llama.cpp refuses it; the message is what it said.</exception>
    public static LlamaModel Load(string path, bool vocabularyOnly = false)
    {
        LlamaLibrary.TakeLog();
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
        {
            var loaded = LlamaLibrary.LoadModel(name, LlamaLibrary.ModelParameters(vocabularyOnly));
            return loaded == 0 ? throw new InvalidDataException(LlamaLibrary.TakeLog()) : new LlamaModel(loaded);
        }
    }

    /// <summary>Ids of a text; <paramref name="addSpecial"/>: with what the file says stands around a text; <paramref name="parseSpecial"/>: marks in it are tokens.</summary>
    public int[] Tokenize(string text, bool addSpecial, bool parseSpecial)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var ids = new int[bytes.Length + 16];
        fixed (byte* from = bytes.Length == 0 ? new byte[1] : bytes)
        fixed (int* to = ids)
        {
            var count = LlamaLibrary.Tokenize(vocabulary, from, bytes.Length, to, ids.Length, addSpecial ? (byte)1 : (byte)0, parseSpecial ? (byte)1 : (byte)0);
            return count >= 0 ? ids[..count] : throw new InvalidOperationException($"llama.cpp wants {-count} ids for {bytes.Length} bytes");
        }
    }

    /// <summary>The text of ids.</summary>
    public string Detokenize(int[] ids)
    {
        var bytes = new byte[(ids.Length * 64) + 64];
        fixed (int* from = ids)
        fixed (byte* to = bytes)
        {
            var count = LlamaLibrary.Detokenize(vocabulary, from, ids.Length, to, bytes.Length, 0, 0);
            return Encoding.UTF8.GetString(bytes, 0, count);
        }
    }

    /// <summary>Whether it can cut text at all; asking one without aborts the process.</summary>
    public bool HasTokenizer => LlamaLibrary.VocabularyType(vocabulary) != 0;

    /// <summary>Whether generation stops at a token.</summary>
    public bool IsEnd(int id) => LlamaLibrary.IsEnd(vocabulary, id) != 0;

    /// <summary>Logits after every token, [tokens][vocabulary].</summary>
    public float[][] Logits(IReadOnlyList<int> ids)
    {
        using var context = new Context(model, ids.Count);
        return context.Run([.. ids], from: 0, all: true);
    }

    /// <summary>The most probable continuation, so many tokens whatever they are.</summary>
    public List<int> Greedy(IReadOnlyList<int> prompt, int count)
    {
        using var context = new Context(model, prompt.Count + count);
        var (answer, logits) = (new List<int>(), context.Run([.. prompt], from: 0, all: false)[0]);
        while (true)
        {
            answer.Add(Array.IndexOf(logits, logits.Max()));
            if (answer.Count == count)
            {
                return answer;
            }

            logits = context.Run([answer[^1]], prompt.Count + answer.Count - 1, all: false)[0];
        }
    }

    public void Dispose() => LlamaLibrary.FreeModel(model);

    private sealed class Context : IDisposable
    {
        private readonly nint handle;
        private readonly int width;

        public Context(nint model, int length)
        {
            handle = LlamaLibrary.CreateContext(model, LlamaLibrary.ContextParameters(Math.Max(length, 32)));
            width = LlamaLibrary.VocabularySize(LlamaLibrary.VocabularyOf(model));
            if (handle == 0)
            {
                throw new InvalidOperationException(LlamaLibrary.TakeLog());
            }
        }

        public float[][] Run(int[] ids, int from, bool all)
        {
            int[] positions = [.. Enumerable.Range(from, ids.Length)];
            int[] counts = [.. Enumerable.Repeat(1, ids.Length)];
            sbyte[] wanted = [.. Enumerable.Range(0, ids.Length).Select(i => all || i == ids.Length - 1 ? (sbyte)1 : (sbyte)0)];
            var sequence = 0;
            var sequences = stackalloc int*[ids.Length];
            for (var i = 0; i < ids.Length; i++)
            {
                sequences[i] = &sequence;
            }

            fixed (int* tokens = ids, places = positions, each = counts)
            fixed (sbyte* flags = wanted)
            {
                var batch = new LlamaLibrary.Batch { Count = ids.Length, Tokens = tokens, Positions = places, SequenceCounts = each, Sequences = sequences, Wanted = flags };
                if (LlamaLibrary.Decode(handle, batch) is not 0 and var code)
                {
                    throw new InvalidOperationException($"llama_decode gave {code}: {LlamaLibrary.TakeLog()}");
                }
            }

            var logits = LlamaLibrary.Logits(handle);
            return [.. Enumerable.Range(0, all ? ids.Length : 1).Select(i => Row(logits, i))];
        }

        public void Dispose() => LlamaLibrary.FreeContext(handle);

        private float[] Row(float* logits, int row) => new Span<float>(logits + ((long)row * width), width).ToArray();
    }
}
