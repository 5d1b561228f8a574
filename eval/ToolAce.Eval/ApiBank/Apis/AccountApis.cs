using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>User accounts: tokens, registration, deletion.</summary>
internal static class AccountApis
{
    private const string Table = "Account";
    private const int TokenLength = 18;

    public static IEnumerable<BankApi> All { get; } =
    [
        new("CheckToken", CheckToken, Rules.Whole) { NamesItself = false },
        new("GetUserToken", GetUserToken, Rules.Whole),
        new("RegisterUser", RegisterUser, IsRegistrationRight) { NamesItself = false, DrawsOutput = true },
        new("DeleteAccount", DeleteAccount, Rules.Whole) { NamesItself = false },
    ];

    private static ApiOutcome CheckToken(ApiCall call) =>
        call.World.UserOf(call["token"]) is { } user ? Single("username", new PyValue.Str(user)) : ApiOutcome.Raise(Errors.Token);

    private static ApiOutcome GetUserToken(ApiCall call)
    {
        if (call.World.Read(Table).Find(call["username"]) is not PyValue.Dict account)
        {
            return ApiOutcome.Raise("The username does not exist.");
        }

        return PyEquality.AreEqual(account.Find("password")!, call["password"])
            ? Single("token", account.Find("token")!)
            : ApiOutcome.Raise("The password is incorrect.");
    }

    private static ApiOutcome RegisterUser(ApiCall call)
    {
        if (call.World.Read(Table).Find(call["username"]) is not null)
        {
            return ApiOutcome.Raise("The username already exists.");
        }

        var token = new PyValue.Str(Token(call.World.Random));
        var account = new PyValue.Dict();
        account.Set("password", call["password"]);
        account.Set("token", token);
        account.Set("email", call["email"]);
        call.World.Write(Table).Set(call["username"], account);
        return Single("token", token);
    }

    private static ApiOutcome DeleteAccount(ApiCall call)
    {
        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        call.World.Write(Table).Remove(new PyValue.Str(user));
        return Single("status", ApiOutcome.Success.Output);
    }

    private static bool IsRegistrationRight(ApiResult given, ApiResult wanted) =>
        Rules.NoUnwantedOutput(given, wanted) && PyEquality.AreEqual(given.Input, wanted.Input) && Rules.Exception(given, wanted);

    private static string Token(Random random) => random.GetString("abcdefghijklmnopqrstuvwxyz0123456789", TokenLength);

    private static ApiOutcome Single(string name, PyValue value)
    {
        var output = new PyValue.Dict();
        output.Set(name, value);
        return ApiOutcome.Of(output);
    }
}
