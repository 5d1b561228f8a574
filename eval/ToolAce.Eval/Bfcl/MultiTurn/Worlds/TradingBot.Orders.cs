using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Orders to buy and to sell.</summary>
internal sealed partial class TradingBot
{
    private PyValue OrderDetails(PyValue id)
    {
        if (!Py.In(id, this[Orders]))
        {
            return Py.Error($"Order with ID {Py.Text(id)} not found.Here is the list of orders_id: {Py.Repr(Py.List(Py.Keys(this[Orders])))}");
        }

        var order = Py.GetItem(this[Orders], id);
        if (!isLong)
        {
            return order;
        }

        var described = Py.Copy(Py.AsDict(order, "copy"));
        var symbol = Py.Text(Py.GetItem(described, "symbol"));
        var metadata = new PyValue.Dict();
        foreach (var (key, text) in Py.Items(Constants["long_context", "ORDER_DETAIL_EXTENSION"]))
        {
            metadata.Set(key, Py.Of(Py.Text(text).Replace("{symbol}", symbol)));
        }

        described.Set("metadata", metadata);
        return described;
    }

    private PyValue.Dict Cancel(PyValue id)
    {
        if (!Py.In(id, this[Orders]))
        {
            return Py.Error($"Order with ID {Py.Text(id)} not found.");
        }

        var order = Py.GetItem(this[Orders], id);
        if (Py.Is(Py.GetItem(order, "status"), "Completed"))
        {
            return Py.Error($"Can't cancel order {Py.Text(id)}. Order is already completed.");
        }

        Py.SetItem(order, "status", Py.Of("Cancelled"));
        return Py.Dict(("order_id", id), ("status", Py.Of("Cancelled")));
    }

    private PyValue.Dict Place(PyValue type, PyValue symbol, PyValue price, PyValue amount)
    {
        if (!IsLoggedIn)
        {
            return Refused("place an order");
        }

        if (!Py.In(symbol, this[Stocks]))
        {
            return Py.Error($"Invalid stock symbol: {Py.Text(symbol)}");
        }

        if (Py.LessOrEqual(price, Py.Of(0)) || Py.LessOrEqual(amount, Py.Of(0)))
        {
            return Py.Error("Price and amount must be positive values.");
        }

        if (Py.Lower(type) == "buy")
        {
            var cost = Py.Multiply(Py.Float(price), Py.Int(amount));
            var balance = Py.Get(this[Account], "balance", Py.Of(0));
            if (Py.Greater(cost, balance))
            {
                return Py.Error($"Insufficient funds: required ${Py.Format(cost, ".2f")} but only ${Py.Format(balance, ".2f")} available.");
            }
        }

        var paid = Py.Float(price);
        var id = this[Counter];
        Py.SetItem(
            this[Orders],
            id,
            Py.Dict(("id", id), ("order_type", type), ("symbol", symbol), ("price", paid), ("amount", amount), ("status", Py.Of("Open"))));
        this[Counter] = Py.Add(id, Py.Of(1));

        // A new order is open in the books, yet is announced as pending.
        return Py.Dict(("order_id", id), ("order_type", type), ("status", Py.Of("Pending")), ("price", paid), ("amount", amount));
    }

    private PyValue OrderHistory() =>
        IsLoggedIn ? Py.Dict(("history", Py.List(Py.Keys(this[Orders])))) : Py.List([Refused("view order history")]);
}
