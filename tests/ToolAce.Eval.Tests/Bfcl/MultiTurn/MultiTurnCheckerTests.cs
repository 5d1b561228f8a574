using ToolAce.Eval.Bfcl.MultiTurn;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl.MultiTurn;

public sealed class MultiTurnCheckerTests
{
    private static readonly MultiTurnEntry Item = TestWorlds.Tickets(["create_ticket(title='a')"], [], ["get_ticket(ticket_id=1)", "close_ticket(ticket_id=1)"]);

    [Theory]
    [InlineData("""[[["create_ticket(title='a')"]], [], [["get_ticket(ticket_id=1)", "close_ticket(ticket_id=1)"]]]""", null)]
    [InlineData("""[[["create_ticket('a', '', 1)"]], [], [["close_ticket(1)"], ["get_ticket(1)"]]]""", null)]
    [InlineData("""[[["create_ticket('a')"]], [], [["get_ticket(1)"], ["edit_ticket(1, {'status': 'Closed'})"]]]""", "multi_turn:execution_response_mismatch")]
    [InlineData("""[["[create_ticket(title='a')]", "Done."], [], [["get_ticket(1)"], [], ["close_ticket(1)"]]]""", null)]
    [InlineData("""[[[{"create_ticket": "{\"title\": \"a\"}"}]], [], [[{"get_ticket": {"ticket_id": 1}}, {"close_ticket": {"ticket_id": 1}}]]]""", null)]
    [InlineData("""[[["create_ticket(title='a')"]], [["get_ticket(1)"]], [["close_ticket(ticket_id=1)"]]]""", null)]
    [InlineData("""[[["create_ticket(title='b')"]], [], [["get_ticket(1)", "close_ticket(1)"]]]""", "multi_turn:instance_state_mismatch")]
    [InlineData("""[[["create_ticket(title='a')"]], [["create_ticket('c')"]], [["get_ticket(1)", "close_ticket(1)"]]]""", "multi_turn:instance_state_mismatch")]
    [InlineData("""[[["create_ticket(title='a')"]], [], ["I cannot."]]""", "multi_turn:empty_turn_model_response")]
    [InlineData("""[[["create_ticket(title='a')"]], []]""", "multi_turn:force_terminated")]
    [InlineData(""" "Error" """, "multi_turn:inference_error")]
    public void Check_ModelResult_HasTheOfficialErrorType(string modelResult, string? errorType)
    {
        var verdict = new MultiTurnChecker(TestWorlds.Catalog).Check(Item, PyJson.Parse(modelResult.Trim()));
        Assert.Equal(errorType, verdict.ErrorType);
        Assert.Equal(errorType is null, verdict.IsValid);
    }

    [Fact]
    public void Check_ResultWantedTwice_IsMissedWhenThereOnce()
    {
        var item = TestWorlds.Tickets(["get_ticket(1)", "get_ticket(1)"]);
        var checker = new MultiTurnChecker(TestWorlds.Catalog);
        Assert.Equal(MultiTurnChecker.ResponseMismatch, checker.Check(item, PyJson.Parse("""[[["get_ticket(1)"]]]""")).ErrorType);
        Assert.True(checker.Check(item, PyJson.Parse("""[[["get_ticket(1)"], ["get_ticket(1)"]]]""")).IsValid);
    }

    [Fact]
    public void Check_ResultOfAnEarlierTurn_Counts()
    {
        var item = TestWorlds.Tickets(["logout()"], ["get_ticket(5)"]);
        Assert.True(new MultiTurnChecker(TestWorlds.Catalog).Check(item, PyJson.Parse("""[[["logout()", "get_ticket(5)"]], [["ticket_get_login_status()"]]]""")).IsValid);
    }

    [Fact]
    public void Check_AllTurnsWanted_ExecutesBehindTheFirstMistake()
    {
        var verdict = new MultiTurnChecker(TestWorlds.Catalog).Check(Item, PyJson.Parse("""[[["get_ticket(1)"]], [], [["get_ticket(2)"]]]"""), executesAll: true);
        Assert.Equal(MultiTurnChecker.StateMismatch, verdict.ErrorType);
        Assert.Equal(3, verdict.Results!.Count);
        Assert.Equal("""{"error": "Ticket with ID 2 not found."}""", Assert.Single(Assert.Single(verdict.Results[2])));
    }
}
