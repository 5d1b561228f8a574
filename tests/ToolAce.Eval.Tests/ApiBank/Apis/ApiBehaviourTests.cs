using ToolAce.Eval.ApiBank.Apis;
using ToolAce.Eval.ApiBank.Calls;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.ApiBank.Apis;

public sealed class ApiBehaviourTests
{
    private readonly ApiManager manager = new(OwnBank.Catalog);

    public static TheoryData<string, string> Calls => [.. OwnBank.Lines("OwnCalls.txt").Select(c => (c[0], c[1]))];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_OverOwnDatabases_AnswersAsUpstream(string calls, string expected)
    {
        var world = new ApiWorld(OwnBank.Databases);
        ApiResult? last = null;
        foreach (var call in calls.Split(" ; "))
        {
            last = Run(world, call);
        }

        Assert.Equal(expected, last!.Exception is PyValue.Str raised ? "raises " + raised.Value : last.Output.ToString());
    }

    [Fact]
    public void Call_ThatWrites_LeavesOtherWorldsAlone()
    {
        var before = OwnBank.Databases.Table("Account").ToString();
        Run(new ApiWorld(OwnBank.Databases), "ModifyPassword(token='t-ann', old_password='red', new_password='gold')");
        Run(new ApiWorld(OwnBank.Databases), "DeleteAccount(token='t-bob')");
        Assert.Equal(before, OwnBank.Databases.Table("Account").ToString());
    }

    [Fact]
    public void Call_RegisterUser_DrawsATokenThatOpensTheAccount()
    {
        var world = new ApiWorld(OwnBank.Databases);
        var token = ((PyValue.Str)((PyValue.Dict)Run(world, "RegisterUser(username='eve', password='x', email='y')").Output).Find("token")!).Value;
        Assert.Matches("^[a-z0-9]{18}$", token);
        Assert.Equal("{'username': 'eve'}", Run(world, $"CheckToken(token='{token}')").Output.ToString());
    }

    [Fact]
    public void Call_AppointmentRegistration_DrawsAnIdThatCancelsIt()
    {
        var world = new ApiWorld(OwnBank.Databases);
        var id = ((PyValue.Str)Run(world, "AppointmentRegistration(patient_name='Bo', date='2023-06-01', doctor_name='Dr. Elm')").Output).Value;
        Assert.Matches("^[1-9][0-9]{7}$", id);
        Assert.Equal("'success'", Run(world, $"CancelRegistration(appointment_id='{id}')").Output.ToString());
    }

    [Theory]
    [InlineData("Translate(src='x')")]
    [InlineData("Dictionary(keyword='x')")]
    [InlineData("SearchEngine(keyword='x')")]
    public void Call_ServiceThatIsNotHere_SaysSo(string call) => Assert.IsType<ApiReply.NotHere>(Reply(new ApiWorld(OwnBank.Databases), call));

    [Theory]
    [InlineData("Nothing()", "Exception", "invalid tool name.")]
    [InlineData("CheckToken(user='x')", "AssertionError", "invalid parameter name. parameter: user")]
    [InlineData("Translate(tgt_lang='x')", "TypeError", "Translate.call() missing 1 required positional argument: 'src'")]
    [InlineData("GetUserToken()", "TypeError", "GetUserToken.call() missing 2 required positional arguments: 'username' and 'password'")]
    [InlineData("AddReminder()", "TypeError", "AddReminder.call() missing 3 required positional arguments: 'token', 'content', and 'time'")]
    [InlineData("BookHotel(room_count='-1')", "AssertionError", "invalid parameter type. parameter: -1")]
    [InlineData("BookHotel(room_count='²')", "ValueError", "invalid literal for int() with base 10: '²'")]
    public void Call_WrongArguments_AreRefusedAsUpstream(string call, string type, string message)
    {
        var refused = Assert.IsType<ApiReply.Refused>(Reply(new ApiWorld(OwnBank.Databases), call));
        Assert.Equal((type, message), (refused.Type, refused.Message));
    }

    [Fact]
    public void Call_NumberOfManyDigits_IsRefusedAsPythonDoes()
    {
        var refused = Assert.IsType<ApiReply.Refused>(Reply(new ApiWorld(OwnBank.Databases), $"BookHotel(room_count='{new string('1', 10_000)}')"));
        Assert.Equal("ValueError", refused.Type);
        Assert.StartsWith("Exceeds the limit (4300 digits)", refused.Message);
    }

    [Fact]
    public void Call_ToolSearcher_FindsToolsAndTheTokenThatTheyNeed()
    {
        var found = (PyValue.List)Run(new ApiWorld(OwnBank.Databases), "ToolSearcher(keywords='delete alarm')").Output;
        Assert.Equal(["'GetUserToken'", "'DeleteAlarm'"], found.Items.Select(t => $"{((PyValue.Dict)t).Find("name")}"));
        Assert.Equal("'QueryStock'", $"{((PyValue.Dict)Run(new ApiWorld(OwnBank.Databases), "ToolSearcher(keywords='query stock')").Output).Find("name")}");
        Assert.Equal("'no tool was found'", Run(new ApiWorld(OwnBank.Databases), "ToolSearcher(keywords='zzz')").Exception.ToString());
    }

    [Fact]
    public void Call_ToolSearcherWithAMegabyteOfKeywords_FindsTheToolAmongThem()
    {
        var keywords = string.Join(' ', Enumerable.Range(0, 150_000).Select(i => $"zz{(char)('a' + i % 26)}{i}")) + " hotel";
        Assert.Equal("'BookHotel'", $"{((PyValue.Dict)Run(new ApiWorld(OwnBank.Databases), $"ToolSearcher(keywords='{keywords}')").Output).Find("name")}");
    }

    private ApiResult Run(ApiWorld world, string call) => Assert.IsType<ApiReply.Ran>(Reply(world, call)).Result;

    private ApiReply Reply(ApiWorld world, string call)
    {
        var found = CallExtraction.Find($"[{call}]")!;
        return manager.Call(world, found.Name, found.Arguments);
    }
}
