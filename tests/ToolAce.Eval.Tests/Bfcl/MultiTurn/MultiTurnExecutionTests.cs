using ToolAce.Eval.Bfcl.MultiTurn;

namespace ToolAce.Eval.Tests.Bfcl.MultiTurn;

public sealed class MultiTurnExecutionTests
{
    private const string Ann = """{"current_user": "ann"}""";

    [Theory]
    [InlineData("create_ticket('a')", """{"id": 1, "title": "a", "description": "", "status": "Open", "priority": 1, "created_by": "ann"}""")]
    [InlineData("create_ticket(title='a', priority=2 + 1)['priority']", "3")]
    [InlineData("get_ticket(create_ticket('a')['id'])['title']", "a")]
    [InlineData("get_user_tickets()", "[]")]
    [InlineData("get_ticket(9).get('error')", "Ticket with ID 9 not found.")]
    [InlineData("len(get_user_tickets()) == 0", "True")]
    [InlineData(" \tlen('abc')", "3")]
    [InlineData("[x * 2 for x in range(3) if x != 1]", "[0, 4]")]
    [InlineData("f'{1 / 3:.2f}{2!r:>3}'", "0.33  2")]
    [InlineData("'é'", "é")]
    [InlineData("{'é': (1, None, True, 1e16)}", """{"\u00e9": [1, null, true, 1e+16]}""")]
    [InlineData("{(1, 2): 1}", "{(1, 2): 1}")]
    public void Execute_Expression_WritesItAsTheOfficialExecutor(string call, string result) =>
        Assert.Equal(result, TestWorlds.Execution("TicketAPI", Ann).Execute(call));

    [Theory]
    [InlineData("get_ticket()", "TicketAPI.get_ticket() missing 1 required positional argument: 'ticket_id'")]
    [InlineData("resolve_ticket()", "TicketAPI.resolve_ticket() missing 2 required positional arguments: 'ticket_id' and 'resolution'")]
    [InlineData("get_ticket(1, 2)", "TicketAPI.get_ticket() takes 2 positional arguments but 3 were given")]
    [InlineData("create_ticket(1, 2, 3, 4)", "TicketAPI.create_ticket() takes from 2 to 4 positional arguments but 5 were given")]
    [InlineData("logout(1)", "TicketAPI.logout() takes 1 positional argument but 2 were given")]
    [InlineData("get_ticket(1, ticket_id=1)", "TicketAPI.get_ticket() got multiple values for argument 'ticket_id'")]
    [InlineData("get_ticket(id=1)", "TicketAPI.get_ticket() got an unexpected keyword argument 'id'")]
    [InlineData("create_ticket('a', priority='x')", "'<' not supported between instances of 'str' and 'int'")]
    [InlineData("edit_ticket(create_ticket('a')['id'], 5)", "'int' object has no attribute 'keys'")]
    [InlineData("unknown(1)", "name 'unknown' is not defined")]
    [InlineData("open('/etc/passwd')", "name 'open' is not defined")]
    [InlineData("1 / 0", "division by zero")]
    [InlineData("[1][3]", "list index out of range")]
    [InlineData("{'a': 1}['b']", "'b'")]
    [InlineData("{[]: 1}", "unhashable type: 'list'")]
    [InlineData("get_ticket(ticket_id=1, 2)", "positional argument follows keyword argument (<string>, line 1)")]
    [InlineData("get_ticket(a=1, a=2)", "keyword argument repeated: a (<string>, line 1)")]
    [InlineData("get_ticket(1", "'(' was never closed (<string>, line 1)")]
    [InlineData("get_ticket(1))", "unmatched ')' (<string>, line 1)")]
    [InlineData("get_ticket('1)", "unterminated string literal (detected at line 1) (<string>, line 1)")]
    public void Execute_WhatPythonRefuses_IsAnErrorInItsWords(string call, string message)
    {
        var execution = TestWorlds.Execution("TicketAPI", Ann);
        var result = execution.Execute(call);
        Assert.Equal("Error during execution: " + message, result);
        Assert.True(execution.IsPythonsOwn(result));
    }

    [Theory]
    [InlineData("kill(1)", "kill")]
    [InlineData("os.remove('x')", "remove")]
    [InlineData("run", "run")]
    public void Execute_NameOfADangerousFunction_IsRefused(string call, string name)
    {
        var execution = TestWorlds.Execution("TicketAPI", Ann);
        var result = execution.Execute(call);
        Assert.Equal($"Error during execution: Function call {name} is not allowed.", result);
        Assert.False(execution.IsPythonsOwn(result));
    }

    [Fact]
    public void Execute_SeveralCalls_WorkOnOneState() => Assert.Equal(
        ["""{"status": "Ticket 1 has been closed successfully."}""", """{"error": "Ticket with ID 1 is already closed."}"""],
        TestWorlds.Execution("TicketAPI", Ann).Execute(["create_ticket('a')", "close_ticket(1)", "close_ticket(1)"])[1..]);

    [Fact]
    public void Execute_AnotherExecutionOfTheSetting_SeesNothingOfTheFirst()
    {
        var setting = TestWorlds.Setting("TicketAPI", """{"current_user": "ann", "ticket_queue": [{"id": 7, "status": "Open"}]}""");
        new MultiTurnExecution(TestWorlds.Catalog, setting).Execute("close_ticket(7)");
        Assert.Equal("""{"id": 7, "status": "Open"}""", new MultiTurnExecution(TestWorlds.Catalog, setting).Execute("get_ticket(7)"));
    }

    [Fact]
    public void Execute_DictThatHoldsItself_EndsInAResult()
    {
        var execution = TestWorlds.Execution("TicketAPI", Ann);
        execution.Execute(["create_ticket('a')", "edit_ticket(1, {'title': get_ticket(1)})"]);
        Assert.NotEmpty(execution.Execute("get_ticket(1)"));
    }

    [Theory]
    [InlineData("9 ** 9 ** 9")]
    [InlineData("'x' * 10 ** 12")]
    [InlineData("range(10 ** 12)")]
    [InlineData("10 ** 5000")]
    public void Execute_WhatWouldTakeTooMuch_IsAnError(string call) =>
        Assert.StartsWith("Error during execution: ", TestWorlds.Execution("TicketAPI", Ann).Execute(call), StringComparison.Ordinal);

    [Fact]
    public void Execute_MillionBrackets_IsAnError() =>
        Assert.StartsWith("Error during execution: ", TestWorlds.Execution("TicketAPI", Ann).Execute("get_ticket(" + new string('[', 1_000_000)), StringComparison.Ordinal);
}
