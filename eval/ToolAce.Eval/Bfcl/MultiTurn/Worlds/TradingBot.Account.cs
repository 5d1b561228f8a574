using System.Globalization;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Money in, money out, and when.</summary>
internal sealed partial class TradingBot
{
    private const int SecondsPerDay = 86_400;

    // The world's clock stands still; a transaction happens at a random second of the day that follows.
    private DateTime Now => DateTime.Parse(
        Py.Text(Py.GetItem(Constants[Module, "CURRENT_TIME"], "__datetime__")), CultureInfo.InvariantCulture);

    private PyValue.Dict Time() => Py.Dict(("current_time", Py.Of(Now.ToString("hh:mm tt", CultureInfo.InvariantCulture))));

    private PyValue.Dict Withdraw(PyValue amount)
    {
        if (!IsLoggedIn)
        {
            return Refused("make a transaction");
        }

        if (!Py.Is(this[Market], "Open"))
        {
            return Py.Error("Market is closed. Transactions are not allowed.");
        }

        if (Py.LessOrEqual(amount, Py.Of(0)))
        {
            return Py.Error("Transaction amount must be positive.");
        }

        if (Py.Greater(amount, Py.GetItem(this[Account], "balance")))
        {
            return Py.Error("Insufficient funds for withdrawal.");
        }

        return Book("withdrawal", amount, Py.Subtract(Py.GetItem(this[Account], "balance"), amount), "Withdrawal successful");
    }

    private PyValue.Dict Fund(PyValue amount)
    {
        if (!IsLoggedIn)
        {
            return Refused("fund the account");
        }

        return Py.LessOrEqual(amount, Py.Of(0))
            ? Py.Error("Funding amount must be positive.")
            : Book("deposit", amount, Py.Add(Py.GetItem(this[Account], "balance"), amount), "Account funded successfully");
    }

    private PyValue.Dict Book(string type, PyValue amount, PyValue balance, string message)
    {
        Py.SetItem(this[Account], "balance", balance);
        var moment = Now.AddSeconds((double)random.RandInt(0, SecondsPerDay)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Py.Append(this[Transactions], Py.Dict(("type", Py.Of(type)), ("amount", amount), ("timestamp", Py.Of(moment))));
        return Py.Dict(("status", Py.Of(message)), ("new_balance", balance));
    }

    private PyValue TransactionHistory(PyValue start, PyValue end)
    {
        if (!IsLoggedIn)
        {
            return Py.List([Refused("view transaction history")]);
        }

        var from = Py.IsTrue(start) ? PyDate.Day(start) : DateTime.MinValue;
        var to = Py.IsTrue(end) ? PyDate.Day(end) : DateTime.MaxValue;
        var found = Py.List(Py.Iterate(this[Transactions]).Where(t => PyDate.Moment(Py.GetItem(t, "timestamp")) is var moment && from <= moment && moment <= to));
        if (isLong)
        {
            Py.Extend(found, Constants["long_context", "TRANSACTION_HISTORY_EXTENSION"]);
        }

        return Py.Dict((Transactions, found));
    }
}
