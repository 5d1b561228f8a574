using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.MultiTurn.Worlds;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.MultiTurn.Worlds;

/// <summary>What recordings cannot hold fast because it depends on the day.</summary>
public sealed class TravelApiTests
{
    private static readonly WorldConstants Constants = WorldConstants.Parse("""{"travel_booking":{"DEFAULT_STATE":{}}}""");

    private static readonly PyValue.Dict Config = (PyValue.Dict)PyJson.Parse("""
        {"TravelAPI":{"random_seed":1,"credit_card_list":{},"booking_record":{},"access_token":"t","token_type":"Bearer","token_expires_in":2,"token_scope":"read",
        "user_first_name":"Ada","user_last_name":"Byron","budget_limit":null}}
        """);

    [Theory]
    [InlineData("2008-06-15", """{"verification_status": true}""")]
    [InlineData("2008-06-16", """{"verification_status": false, "verification_failure": "Traveler must be at least 18 years old."}""")]
    [InlineData("2008-07-01", """{"verification_status": false, "verification_failure": "Traveler must be at least 18 years old."}""")]
    [InlineData("15.06.2008", """{"verification_status": false, "verification_failure": "Invalid date of birth format. Please use YYYY-MM-DD."}""")]
    public void Verify_AroundTheEighteenthBirthday_CountsWholeYears(string birth, string expected)
    {
        var world = new MultiTurnExecution(new WorldCatalog(Constants, new StoppedClock()), new MultiTurnSetting([TravelApi.Name], Config, LongContext: false));

        Assert.Equal(expected, world.Execute($"verify_traveler_information('Ada', 'Byron', '{birth}', 'US1')"));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
