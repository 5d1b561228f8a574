using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Stocks, and those that are watched.</summary>
internal sealed partial class TradingBot
{
    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["Alpha Tech"] = "ALPH",
        ["Amazon"] = "AMZN",
        ["Apple"] = "AAPL",
        ["Google"] = "GOOG",
        ["Gorilla"] = "GORI",
        ["Microsoft"] = "MSFT",
        ["Neptune Systems"] = "NEPT",
        ["Nvidia"] = "NVDA",
        ["Omega Industries"] = "OMEG",
        ["Quasar Ltd."] = "QUAS",
        ["Synex Solutions"] = "SYNX",
        ["Tesla"] = "TSLA",
        ["Zeta Corp"] = "ZETA",
    };

    private static PyValue.Dict SymbolOf(PyValue company) =>
        Py.Dict(("symbol", Py.Of(Py.Hashable(company) is PyValue.Str name && Symbols.TryGetValue(name.Value, out var symbol) ? symbol : "Stock not found")));

    private PyValue StockInfo(PyValue symbol)
    {
        if (!Py.In(symbol, this[Stocks]))
        {
            return Py.Error($"Stock with symbol '{Py.Text(symbol)}' not found.");
        }

        var stock = Py.GetItem(this[Stocks], symbol);
        if (!isLong)
        {
            return stock;
        }

        var stretched = Py.Copy(Py.AsDict(stock, "copy"));
        stretched.Set("MA(5)", Constants["long_context", "MA_5_EXTENSION"]);
        stretched.Set("MA(20)", Constants["long_context", "MA_20_EXTENSION"]);
        return stretched;
    }

    private PyValue.Dict OfSector(PyValue sector)
    {
        var (symbols, extension) = (Py.Hashable(sector) as PyValue.Str)?.Value switch
        {
            "Technology" => (Py.Strings(["AAPL", "GOOG", "MSFT", "NVDA"]), "TECHNOLOGY_EXTENSION"),
            "Automobile" => (Py.Strings(["TSLA", "F", "GM"]), "AUTOMOBILE_EXTENSION"),
            _ => (Py.List([]), null),
        };
        if (isLong && extension is not null)
        {
            Py.Extend(symbols, Constants["long_context", extension]);
        }

        return Py.Dict(("stock_list", symbols));
    }

    private PyValue.Dict FilterByPrice(PyValue symbols, PyValue least, PyValue most)
    {
        var found = Py.List(Py.Iterate(symbols).Where(symbol => Py.GreaterOrEqual(PriceOf(symbol), least) && Py.LessOrEqual(PriceOf(symbol), most)));
        return Py.Dict(("filtered_stocks", found));
    }

    private PyValue PriceOf(PyValue symbol) => Py.Get(Py.Get(this[Stocks], symbol, new PyValue.Dict()), "price", Py.Of(0));

    private PyValue.Dict NotifyOfChange(PyValue symbols, PyValue threshold)
    {
        var changed = Py.List(Py.Iterate(symbols).Where(symbol => Py.In(symbol, this[Stocks])
            && Py.GreaterOrEqual(Py.Abs(Py.GetItem(Py.GetItem(this[Stocks], symbol), "percent_change")), threshold)));
        return Py.Dict(("notification", Py.Of(Py.IsTrue(changed)
            ? $"Stocks {Py.Join(", ", changed)} have significant price changes."
            : "No significant price changes in the selected stocks.")));
    }

    private PyValue.Dict Watch(PyValue symbol)
    {
        if (!Py.In(symbol, this[WatchList]) && Py.In(symbol, this[Stocks]))
        {
            Py.Append(this[WatchList], symbol);
        }

        return Py.Dict(("watchlist", this[WatchList]));
    }

    private PyValue.Dict Unwatch(PyValue symbol)
    {
        if (!IsLoggedIn)
        {
            return Refused("modify the watchlist");
        }

        if (!Py.In(symbol, this[WatchList]))
        {
            return Py.Error($"Stock {Py.Text(symbol)} not found in watchlist.");
        }

        Py.Remove(this[WatchList], symbol);
        return Status($"Stock {Py.Text(symbol)} removed from watchlist successfully.");
    }

    private PyValue Watched()
    {
        if (!IsLoggedIn)
        {
            return Py.Strings(["Error: User not authenticated. Please log in to view the watchlist."]);
        }

        if (!isLong)
        {
            return Py.Dict(("watchlist", this[WatchList]));
        }

        var stretched = Py.List(Py.AsList(this[WatchList], "copy").Items);
        Py.Extend(stretched, Constants["long_context", "WATCH_LIST_EXTENSION"]);
        return stretched;
    }
}
