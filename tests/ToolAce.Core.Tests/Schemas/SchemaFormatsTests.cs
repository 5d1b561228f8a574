using ToolAce.Core.Calls;
using ToolAce.Core.Schemas;

namespace ToolAce.Core.Tests.Schemas;

public sealed class SchemaFormatsTests
{
    [Theory]
    [InlineData("date", "2026-05-14")]
    [InlineData("time", "14:30")]
    [InlineData("time", "14:30:00Z")]
    [InlineData("time", "14:30:00.25+05:30")]
    [InlineData("time", "23:59:60z")]
    [InlineData("date-time", "2026-05-14T14:30:00Z")]
    [InlineData("date-time", "2026-05-14t14:30:00.123-08:00")]
    [InlineData("date-time", "2026-05-14 14:30")]
    [InlineData("email", "anna.lee+x@mail.example.org")]
    [InlineData("email", "größe@bücher.example")]
    [InlineData("email", "a@[192.168.0.1]")]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-426614174000")]
    [InlineData("uuid", "123E4567-E89B-12D3-A456-426614174000")]
    [InlineData("uri", "https://example.org:8080/a%20b?c=d#e")]
    [InlineData("uri", "urn:isbn:0451450523")]
    [InlineData("uri", "mailto:a@example.org")]
    [InlineData("uri", "http://[2001:db8::1]/")]
    [InlineData("ipv4", "192.168.0.1")]
    [InlineData("ipv6", "2001:db8::1")]
    [InlineData("ipv6", "::ffff:192.0.2.1")]
    [InlineData("hostname", "localhost")]
    [InlineData("hostname", "a-b.example.org")]
    [InlineData("duration", "P3Y6M4DT12H30M5S")]
    [InlineData("duration", "PT0.5S")]
    [InlineData("duration", "P2W")]
    [InlineData("phone", "anything")]
    [InlineData("int32", "anything")]
    public void Validate_AValueOfAFormat_FindsNothing(string format, string text) => Assert.Empty(Problems(format, text));

    [Theory]
    [InlineData("date", "14.05.2026")]
    [InlineData("date", "2026-02-30")]
    [InlineData("date", "")]
    [InlineData("time", "24:00")]
    [InlineData("time", "14:30\n")]
    [InlineData("time", "14:30:61")]
    [InlineData("time", "14:30:00+25:00")]
    [InlineData("time", "noon")]
    [InlineData("time", "１４:30")]
    [InlineData("date-time", "never")]
    [InlineData("date-time", "2026-05-14")]
    [InlineData("date-time", "2026-02-30T14:30:00Z")]
    [InlineData("date-time", "2026-05-14T25:00:00Z")]
    [InlineData("email", "bob")]
    [InlineData("email", "bob@")]
    [InlineData("email", "@example.org")]
    [InlineData("email", "a b@example.org")]
    [InlineData("email", "Bob <bob@example.org>")]
    [InlineData("email", "a@b@example.org")]
    [InlineData("uuid", "x")]
    [InlineData("uuid", "{123e4567-e89b-12d3-a456-426614174000}")]
    [InlineData("uuid", "123e4567e89b12d3a456426614174000")]
    [InlineData("uri", "/just/a/path")]
    [InlineData("uri", "www.example.org")]
    [InlineData("uri", "https://example.org/a b")]
    [InlineData("uri", "https://")]
    [InlineData("ipv4", "256.1.1.1")]
    [InlineData("ipv4", "1.2.3")]
    [InlineData("ipv4", "::1")]
    [InlineData("ipv6", "192.168.0.1")]
    [InlineData("ipv6", "2001:db8:::1")]
    [InlineData("ipv6", "fe80::1%eth0")]
    [InlineData("hostname", "-a.org")]
    [InlineData("hostname", "a..org")]
    [InlineData("hostname", "a b")]
    [InlineData("duration", "P")]
    [InlineData("duration", "PT")]
    [InlineData("duration", "P1DT")]
    [InlineData("duration", "3 hours")]
    public void Validate_AnythingElse_SaysWhatIsWanted(string format, string text)
    {
        var problem = Assert.Single(Problems(format, text));
        Assert.Equal((SchemaProblemKind.BrokenPattern, "at"), (problem.Kind, problem.Path));
        Assert.Contains($"\"{text}\" is not", problem.Message, StringComparison.Ordinal);
        Assert.Contains(" like ", problem.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<SchemaProblem> Problems(string format, string text) =>
        SchemaValidator.Validate(new Literal.Text(text), new Schema { Type = SchemaType.String, Format = format }, "at");
}
