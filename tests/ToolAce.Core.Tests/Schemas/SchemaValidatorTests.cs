using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Core.Schemas;

namespace ToolAce.Core.Tests.Schemas;

public sealed class SchemaValidatorTests
{
    private static readonly Schema Parameters = JsonSerializer.Deserialize<Schema>(
        """
        {"type":"dict","properties":{
          "guest":{"type":"string"},
          "nights":{"type":"integer","minimum":1,"maximum":14},
          "price":{"type":"float"},
          "pets":{"type":"boolean"},
          "view":{"type":"string","enum":["sea","garden"]},
          "day":{"type":"string","format":"date"},
          "hour":{"type":"string","format":"time"},
          "code":{"type":"string","pattern":"^[A-Z][0-9]{2}$"},
          "tags":{"type":"array","items":{"type":"string"}},
          "home":{"type":"dict","properties":{"city":{"type":"string"},"rooms":{"type":"array","items":{"type":"dict","properties":{"size":{"type":"integer"}},"required":["size"]}}},"required":["city"]}},
         "required":["guest"]}
        """,
        CoreJson.Options)!;

    [Theory]
    [InlineData("guest=\"Anna\"")]
    [InlineData("guest=\"Anna\", nights=1, price=2, pets=False, view=\"sea\", day=\"2026-05-14\", hour=\"23:59\", code=\"K42\", tags=[]")]
    [InlineData("guest=\"Anna\", nights=14, price=2.5, home={\"city\": \"Rome\", \"rooms\": [{\"size\": 3}]}")]
    public void Validate_GoodCall_FindsNothing(string arguments) => Assert.Empty(Problems(arguments));

    [Theory]
    [InlineData("", SchemaProblemKind.MissingRequired, "guest")]
    [InlineData("guest=1", SchemaProblemKind.WrongType, "guest")]
    [InlineData("guest=\"A\", gust=\"B\"", SchemaProblemKind.UnexpectedMember, "gust")]
    [InlineData("guest=\"A\", nights=1.0", SchemaProblemKind.WrongType, "nights")]
    [InlineData("guest=\"A\", nights=0", SchemaProblemKind.OutOfRange, "nights")]
    [InlineData("guest=\"A\", nights=15", SchemaProblemKind.OutOfRange, "nights")]
    [InlineData("guest=\"A\", nights=True", SchemaProblemKind.WrongType, "nights")]
    [InlineData("guest=\"A\", view=\"hill\"", SchemaProblemKind.NotInEnum, "view")]
    [InlineData("guest=\"A\", day=\"2026-02-30\"", SchemaProblemKind.BrokenPattern, "day")]
    [InlineData("guest=\"A\", hour=\"24:00\"", SchemaProblemKind.BrokenPattern, "hour")]
    [InlineData("guest=\"A\", code=\"K421\"", SchemaProblemKind.BrokenPattern, "code")]
    [InlineData("guest=\"A\", tags=[\"x\", 2]", SchemaProblemKind.WrongType, "tags[1]")]
    [InlineData("guest=\"A\", home={}", SchemaProblemKind.MissingRequired, "home.city")]
    [InlineData("guest=\"A\", home={\"city\": \"Rome\", \"rooms\": [{\"size\": 1}, {\"size\": \"x\"}]}", SchemaProblemKind.WrongType, "home.rooms[1].size")]
    [InlineData("guest=None", SchemaProblemKind.WrongType, "guest")]
    public void Validate_BadCall_NamesKindAndPlace(string arguments, SchemaProblemKind kind, string path)
    {
        var problem = Assert.Single(Problems(arguments));

        Assert.Equal((kind, path), (problem.Kind, problem.Path));
    }

    [Fact]
    public void Validate_PatternThatNeverEnds_IsGivenUpInTime()
    {
        var schema = new Schema { Type = SchemaType.String, Pattern = "^(a+)+$" };

        Assert.Equal(SchemaProblemKind.BrokenPattern, Assert.Single(SchemaValidator.Validate(new Literal.Text(new string('a', 40) + "!"), schema)).Kind);
    }

    private static IEnumerable<SchemaProblem> Problems(string arguments) => SchemaValidator.Validate(CallSyntax.Parse($"[f({arguments})]")[0], Parameters);
}
