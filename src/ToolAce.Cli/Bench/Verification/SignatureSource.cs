using ToolAce.Core.Apis;
using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Core.Schemas;

namespace ToolAce.Cli.Bench.Verification;

/// <summary>
/// Definitions of invented words in any number, to search for near duplicates: few words are common and most are rare, as in language, and one definition in
/// <see cref="CopyEvery"/> is a near copy of the one before it.
/// </summary>
internal sealed class SignatureSource(int seed)
{
    /// <summary>The last of this many is a near copy.</summary>
    public const int CopyEvery = 10;

    private const int Words = 20_000;
    private const double Skew = 3; // the commonest thousandth of the words makes up a tenth of all text
    private const int MostParameters = 5;
    private static readonly string[] Onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr", "pl", "ch"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ou", "ee"];
    private static readonly SchemaType[] Types = [SchemaType.String, SchemaType.String, SchemaType.Integer, SchemaType.Float, SchemaType.Boolean];
    private readonly string[] _words = Invent(Seeds.Stream(seed, "words"));

    /// <summary>Whether the definition of this index is a near copy of the one before it.</summary>
    public static bool IsCopy(int index) => index % CopyEvery == CopyEvery - 1;

    /// <summary>The definitions from index <paramref name="start"/> on, the same ones however they are cut; <paramref name="start"/> is a multiple of <see cref="CopyEvery"/>.</summary>
    public ApiDefinition[] Make(int start, int count)
    {
        var made = new ApiDefinition[count];
        for (var i = 0; i < count; i++)
        {
            var random = Seeds.Stream(seed, "signature", start + i);
            made[i] = IsCopy(start + i) ? Copy(made[i - 1], random) : One(random);
        }

        return made;
    }

    private ApiDefinition One(Random random)
    {
        var noun = Word(random);
        var parameters = Enumerable.Range(0, random.Next(1, MostParameters + 1)).Select(_ => Parameter(noun, random)).DistinctBy(p => p.Name).ToList();
        return new ApiDefinition(
            $"{Word(random)}_{noun}",
            $"{Word(random)} the {noun} of a {Word(random)} for its {Word(random)} and {Word(random)}.",
            new Schema { Type = SchemaType.Dict, Properties = parameters, Required = [parameters[0].Name] });
    }

    private SchemaProperty Parameter(string noun, Random random) => new(random.Chance(0.5) ? Word(random) : $"{Word(random)}_{Word(random)}", new Schema
    {
        Type = random.Pick(Types),
        Description = $"the {Word(random)} of the {noun} in {Word(random)}",
        Enum = random.Chance(0.15) ? [.. Enumerable.Range(0, 3).Select(_ => new Literal.Text(Word(random)))] : [],
    });

    /// <summary>The same with another last word in its description.</summary>
    private ApiDefinition Copy(ApiDefinition api, Random random) => api with { Description = $"{api.Description[..api.Description.LastIndexOf(' ')]} {Word(random)}." };

    private string Word(Random random) => _words[(int)(Math.Pow(random.NextDouble(), Skew) * _words.Length)];

    private static string[] Invent(Random random)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < Words)
        {
            words.Add(string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Pick(Onsets) + random.Pick(Vowels))));
        }

        return [.. words];
    }
}
