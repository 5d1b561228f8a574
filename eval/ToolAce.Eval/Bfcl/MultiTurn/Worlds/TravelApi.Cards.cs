using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Credit cards, the budget and currencies.</summary>
internal sealed partial class TravelApi
{
    // What a dollar is worth; whole rates are ints.
    private static readonly (string Currency, PyValue Rate)[] Rates =
    [
        ("RMB", Py.Of(7)), ("EUR", Py.Of(0.8)), ("JPY", Py.Of(110)), ("GBP", Py.Of(0.7)), ("CAD", Py.Of(1.3)),
        ("AUD", Py.Of(1.4)), ("INR", Py.Of(70)), ("RUB", Py.Of(60)), ("BRL", Py.Of(3.8)), ("MXN", Py.Of(20)),
    ];

    private static PyValue.Dict Exchange(PyValue from, PyValue to, PyValue value)
    {
        foreach (var (currency, rate) in Rates)
        {
            if (Py.Is(from, "USD") && Py.Is(to, currency))
            {
                return Py.Dict(("exchanged_value", Py.Float(Py.Multiply(value, rate))));
            }

            if (Py.Is(from, currency) && Py.Is(to, "USD"))
            {
                return Py.Dict(("exchanged_value", Py.Round(Py.Divide(value, rate), Py.Of(2))));
            }
        }

        throw PyException.Raised("ValueError", "No available exchange rate for the given currencies.");
    }

    private PyValue.Dict Register(PyValue token, PyValue number, PyValue expiry, PyValue holder, PyValue verification)
    {
        if (Py.IsNone(this[Expiry]))
        {
            return Py.Error("Token not initialized");
        }

        if (Denial(token) is { } denial)
        {
            return denial;
        }

        if (Py.In(number, this[Cards]))
        {
            return Py.Error("Card already registered");
        }

        var id = Draw(100_000_000_000, 999_999_999_999);
        var card = Py.Dict(
            ("card_number", number),
            ("expiration_date", expiry),
            ("cardholder_name", holder),
            ("card_verification_number", verification),
            ("balance", new PyValue.Int(random.RandInt(10_000, 99_999))));
        Py.SetItem(this[Cards], id, card);
        return Py.Dict(("card_id", id));
    }

    private PyValue.Dict Balance(PyValue token, PyValue card)
    {
        if (Denial(token) is { } denial)
        {
            return denial;
        }

        return Py.In(card, this[Cards])
            ? Py.Dict(("card_balance", Py.GetItem(Py.GetItem(this[Cards], card), "balance")))
            : Py.Error($"Card not registered. Here are a list of card_id's: {Py.Repr(Py.List(Py.Keys(this[Cards])))}");
    }

    private PyValue.Dict LimitBudget(PyValue token, PyValue limit)
    {
        if (Denial(token) is { } denial)
        {
            return denial;
        }

        this[Budget] = Py.Float(limit);
        return Py.Dict((Budget, this[Budget]));
    }
}
