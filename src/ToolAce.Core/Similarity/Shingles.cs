using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Core.Similarity;

/// <summary>
/// What a definition consists of, as a set of 64-bit hashes: every two neighbouring words of its name, of its description, and of each parameter's name and type,
/// description and choices, nested ones included. A text of one word counts by that word. Case and punctuation do not count, nor do ranges, defaults, patterns and
/// required marks: two tools that differ in those alone are the same to a person who looks for repetitions.
/// </summary>
public static class Shingles
{
    /// <summary>The shingles of a definition in ascending order, each once.</summary>
    public static ulong[] Of(ApiDefinition api)
    {
        var words = new ShingleReader();
        words.Read(api.Name);
        words.Read(api.Description);
        Parameters(api.Parameters, words);
        return words.ToSet();
    }

    /// <summary>The shingles of separate texts in ascending order, each once.</summary>
    public static ulong[] Of(IEnumerable<string> texts)
    {
        var words = new ShingleReader();
        foreach (var text in texts)
        {
            words.Read(text);
        }

        return words.ToSet();
    }

    /// <summary>Shared shingles over all shingles of the two (0–1); 1 for two empty sets. Both in ascending order without repetitions.</summary>
    public static double Jaccard(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second)
    {
        if (first.Length + second.Length == 0)
        {
            return 1;
        }

        var (i, j, shared) = (0, 0, 0);
        while (i < first.Length && j < second.Length)
        {
            var (a, b) = (first[i], second[j]);
            shared += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return (double)shared / (first.Length + second.Length - shared);
    }

    private static void Parameters(Schema schema, ShingleReader words)
    {
        foreach (var (name, member) in schema.Properties)
        {
            words.Read(name, SchemaTypes.Word(member.Type));
            Details(member, words);
        }
    }

    private static void Details(Schema schema, ShingleReader words)
    {
        if (schema.Description is { } description)
        {
            words.Read(description);
        }

        foreach (var choice in schema.Enum)
        {
            words.Read("choice", choice is Literal.Text text ? text.Value : CallSyntax.Print(choice));
        }

        if (schema.Items is { } items)
        {
            words.Read("items", SchemaTypes.Word(items.Type));
            Details(items, words);
        }

        Parameters(schema, words);
    }
}
