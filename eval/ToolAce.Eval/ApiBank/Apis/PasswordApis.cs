using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Changing and recovering the password of an account.</summary>
internal static class PasswordApis
{
    private const string Table = "Account";
    private const int Code = 970420;

    public static IEnumerable<BankApi> All { get; } =
    [
        new("ModifyPassword", Modify, Rules.Whole),
        new("ForgotPassword", Forgot, Rules.Whole) { NamesItself = false, Optional = ["username", "email", "verification_code", "new_password"] },
    ];

    private static ApiOutcome Modify(ApiCall call)
    {
        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise(Errors.Token);
        }

        if (!PyEquality.AreEqual(Member(call.World.Read(Table), user, "password"), call["old_password"]))
        {
            return ApiOutcome.Raise("The old password is incorrect.");
        }

        Account(call.World.Write(Table), user).Set("password", call["new_password"]);
        var output = new PyValue.Dict();
        output.Set("status", ApiOutcome.Success.Output);
        return ApiOutcome.Of(output);
    }

    private static ApiOutcome Forgot(ApiCall call) => call.Text("status") switch
    {
        "Forgot Password" => SendCode(call),
        "Verification Code" => UseCode(call),
        _ => ApiOutcome.Raise("The status is only 'Forgot Password' or 'Verification Code'."),
    };

    private static ApiOutcome SendCode(ApiCall call)
    {
        if (!call.Has("username") || !call.Has("email"))
        {
            return ApiOutcome.Raise("The username and email are required for the first call.");
        }

        var user = call.Text("username");
        if (call.World.Read(Table).Find(user) is null)
        {
            return ApiOutcome.Raise("The username does not exist.");
        }

        if (!PyEquality.AreEqual(Member(call.World.Read(Table), user, "email"), call["email"]))
        {
            return ApiOutcome.Raise("The email is incorrect.");
        }

        call.World.Forgetful = user;
        return ApiOutcome.Of(new PyValue.Int(Code));
    }

    private static ApiOutcome UseCode(ApiCall call)
    {
        if (call.World.Forgetful is not { } user)
        {
            return ApiOutcome.Raise("You need to call the API with status 'Forgot Password' at first.");
        }

        if (!call.Has("new_password") || !call.Has("verification_code"))
        {
            return ApiOutcome.Raise("The new password and verification code are required for the second call.");
        }

        if (call["verification_code"] is not PyValue.Int given || given.Value != Code)
        {
            return ApiOutcome.Raise("The verification code is incorrect.");
        }

        if (call.World.Write(Table).Find(user) is not PyValue.Dict account)
        {
            // Deleted in between: a KeyError, whose text is the key.
            return ApiOutcome.Raise(PyText.Repr(user));
        }

        account.Set("password", call["new_password"]);
        return ApiOutcome.Success;
    }

    private static PyValue.Dict Account(PyValue.Dict table, string user) => (PyValue.Dict)table.Find(user)!;

    private static PyValue Member(PyValue.Dict table, string user, string name) => Account(table, user).Find(name)!;
}
