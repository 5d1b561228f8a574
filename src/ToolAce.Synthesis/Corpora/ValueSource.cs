using System.Globalization;
using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;

namespace ToolAce.Synthesis.Corpora;

/// <summary>Draws values of a kind from one split of the lists.</summary>
public sealed class ValueSource(ValueLists lists, ValueSplit split)
{
    private const int LongestList = 3;
    private static readonly Dictionary<ValueSplit, string[]> CodesBySplit =
        Enum.GetValues<ValueSplit>().ToDictionary(s => s, s => AllCodes().Where(c => s == ValueSplit.All || IsHeldOutCode(c) == (s == ValueSplit.HeldOut)).ToArray());

    /// <summary>The lists drawn from.</summary>
    public ValueLists Lists => lists;

    /// <summary>The split drawn from.</summary>
    public ValueSplit Split => split;

    /// <summary>A random value of <paramref name="kind"/>.</summary>
    public Literal Draw(ValueKind kind, Random random) => kind switch
    {
        ValueKind.Words words => new Literal.Text(random.Pick(lists.Of(words.List, split))),
        ValueKind.Choice choice => new Literal.Text(random.Pick(choice.Options)),
        ValueKind.Count count => new Literal.Integer(random.Next(count.Low, count.High + 1)),
        ValueKind.Number number => new Literal.Real(Decimal(number, random)),
        ValueKind.Date => new Literal.Text(Date(random)),
        ValueKind.Time => new Literal.Text(Time(random)),
        ValueKind.Code => new Literal.Text(random.Pick(CodesBySplit[split])),
        ValueKind.Flag => new Literal.Bool(random.Chance(0.5)),
        ValueKind.ListOf list => new Literal.List(Several(list.Item, random)),
        ValueKind.Group group => new Literal.Map([.. group.Members.Select(m => KeyValuePair.Create(m.Name.Replace(' ', '_'), Draw(m.Kind, random)))]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    /// <summary>Whether a code like <c>K40</c> belongs to the suites: its number is a multiple of five.</summary>
    public static bool IsHeldOutCode(string code) => code.Length == 3 && char.IsAsciiLetterUpper(code[0]) && code[2] is '0' or '5';

    private static IEnumerable<string> AllCodes() =>
        from letter in Enumerable.Range('A', 26) from number in Enumerable.Range(10, 90) select string.Create(CultureInfo.InvariantCulture, $"{(char)letter}{number}");

    private static double Decimal(ValueKind.Number number, Random random)
    {
        var tenths = random.Next((int)(number.Low * 10), (int)(number.High * 10) + 1);
        return tenths / 10.0;
    }

    private static string Date(Random random)
    {
        Span<char> text = stackalloc char[10];
        "2026-00-00".CopyTo(text);
        Digits(text, 5, random.Next(1, 13));
        Digits(text, 8, random.Next(1, 29));
        return text.ToString();
    }

    private static string Time(Random random)
    {
        Span<char> text = stackalloc char[5];
        "00:00".CopyTo(text);
        Digits(text, 0, random.Next(6, 23));
        Digits(text, 3, random.Next(4) * 15);
        return text.ToString();
    }

    private static void Digits(Span<char> text, int at, int number)
    {
        text[at] = (char)('0' + number / 10);
        text[at + 1] = (char)('0' + number % 10);
    }

    private List<Literal> Several(ValueKind item, Random random)
    {
        var wanted = random.Next(1, LongestList + 1);
        var items = new List<Literal>(wanted);
        for (var tries = 0; items.Count < wanted && tries < 20; tries++)
        {
            var value = Draw(item, random);
            if (!items.Contains(value))
            {
                items.Add(value);
            }
        }

        return items;
    }
}
