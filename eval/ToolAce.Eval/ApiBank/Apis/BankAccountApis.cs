using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>Bank accounts.</summary>
internal static class BankAccountApis
{
    public static IEnumerable<BankApi> All { get; } = [new("OpenBankAccount", Open, Rules.Whole), new("QueryBalance", QueryBalance, IsBalanceRight)];

    // Its accounts are its own: they are in no database, and a balance cannot be asked for.
    private static ApiOutcome Open(ApiCall call)
    {
        var account = call.Text("account");
        if (call.World.Opened.Contains(account))
        {
            return ApiOutcome.Of("failed");
        }

        call.World.Opened.Add(account);
        return ApiOutcome.Success;
    }

    private static ApiOutcome QueryBalance(ApiCall call)
    {
        if (call.World.UserOf(call["token"]) is not { } user)
        {
            return ApiOutcome.Raise("The token is incorrect.");
        }

        return call.World.Read("Bank").Find(user) is PyValue.Dict account
            ? ApiOutcome.Of(account.Find("balance")!)
            : ApiOutcome.Raise("The user does not have an account.");
    }

    private static bool IsBalanceRight(ApiResult given, ApiResult wanted) => Rules.Stripped(given, wanted, "token") & Rules.Output(given, wanted) && Rules.Exception(given, wanted);
}
