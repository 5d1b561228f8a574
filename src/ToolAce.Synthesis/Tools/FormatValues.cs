using System.Globalization;
using ToolAce.Core.Calls;
using ToolAce.Core.Randomness;
using ToolAce.Synthesis.Corpora;

namespace ToolAce.Synthesis.Tools;

/// <summary>Values of JSON Schema's named formats. Addresses are those that are kept free for examples, so nobody's own is written.</summary>
internal static class FormatValues
{
    private static readonly string[] Words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "isle", "juniper", "kestrel", "lagoon"];

    /// <summary>A random value of <paramref name="format"/>; null where it is none that is checked.</summary>
    public static Literal? Draw(string? format, ValueSource source, Random random) => format switch
    {
        "date" => source.Draw(new ValueKind.Date(), random),
        "time" => source.Draw(new ValueKind.Time(), random),
        "date-time" => Text($"{Spoken(new ValueKind.Date(), source, random)}T{Spoken(new ValueKind.Time(), source, random)}:00Z"),
        "email" => Text($"{random.Pick(Words)}{random.Next(10, 100)}@example.org"),
        "uuid" => new Literal.Text(Uuid(random)),
        "uri" => Text($"https://example.org/{random.Pick(Words)}/{random.Next(10, 100)}"),
        "ipv4" => Text($"192.0.2.{random.Next(1, 255)}"),
        "ipv6" => Text($"2001:db8::{random.Next(1, 0x10000):x}"),
        "hostname" => Text($"{random.Pick(Words)}{random.Next(10, 100)}.example.org"),
        "duration" => Text($"PT{random.Next(1, 24)}H{random.Next(1, 60)}M"),
        _ => null,
    };

    private static Literal Text(FormattableString text) => new Literal.Text(text.ToString(CultureInfo.InvariantCulture));

    private static string Spoken(ValueKind kind, ValueSource source, Random random) => ((Literal.Text)source.Draw(kind, random)).Value;

    private static string Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }
}
