using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ToolAce.Core.Schemas;

/// <summary>
/// The named formats of JSON Schema that are checked; any other says something to people only. Times are those of RFC 3339; seconds and offset may be left out, as many
/// APIs do.
/// </summary>
internal static partial class SchemaFormats
{
    private const int LongestHostname = 253;

    /// <summary>What is wanted, if <paramref name="text"/> is not of the format, such as <c>a date like 2026-05-14</c>; null where it is, or the format is not checked.</summary>
    public static string? Problem(string format, string text) => format switch
    {
        "date" when !IsDate(text) => "a date like 2026-05-14",
        "time" when !ClockTime().IsMatch(text) => "a time like 14:30",
        "date-time" when !IsDateTime(text) => "a date and time like 2026-05-14T14:30:00Z",
        "email" when !IsEmail(text) => "an address like anna@example.org",
        "uuid" when !Guid.TryParseExact(text, "D", out _) => "a UUID like 123e4567-e89b-12d3-a456-426614174000",
        "uri" when !IsUri(text) => "a URI like https://example.org/a",
        "ipv4" when !Ipv4().IsMatch(text) => "an IPv4 address like 192.0.2.1",
        "ipv6" when !IsIpv6(text) => "an IPv6 address like 2001:db8::1",
        "hostname" when !IsHostname(text) => "a host name like www.example.org",
        "duration" when !Duration().IsMatch(text) => "a duration like P1DT2H30M",
        _ => null,
    };

    private static bool IsDate(ReadOnlySpan<char> text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDateTime(string text) => text.Length > 11 && IsDate(text.AsSpan(0, 10)) && text[10] is 'T' or 't' or ' ' && ClockTime().IsMatch(text[11..]);

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && EmailName().IsMatch(text[..at]) && Uri.CheckHostName(text[(at + 1)..].Trim('[', ']')) != UriHostNameType.Unknown;
    }

    private static bool IsUri(string text) => UriLetters().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _);

    private static bool IsIpv6(string text) => !text.AsSpan().ContainsAny('%', '[', '/') && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsHostname(string text) => text.Length <= LongestHostname && Hostname().IsMatch(text);

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)(\.[0-9]+)?)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^[^\s@<>()\[\],;:\\""]+\z")]
    private static partial Regex EmailName();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>""{}|\\^`]+\z")]
    private static partial Regex UriLetters();

    [GeneratedRegex(@"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.|\z)){4}(?<!\.)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Ipv4();

    [GeneratedRegex(@"^(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Hostname();

    [GeneratedRegex(@"^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();
}
