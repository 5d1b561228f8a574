using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>A stock broker's account: logging in here; orders, money and stocks in the other parts.</summary>
internal sealed partial class TradingBot(WorldConstants constants) : World(Table, constants)
{
    public const string Name = "TradingBot";

    private const string Module = "trading_bot";
    private const string Orders = "orders";
    private const string Account = "account_info";
    private const string Authenticated = "authenticated";
    private const string Market = "market_status";
    private const string Counter = "order_counter";
    private const string Stocks = "stocks";
    private const string WatchList = "watch_list";
    private const string Transactions = "transaction_history";

    private static readonly WorldFunctions<TradingBot> Table = new WorldFunctions<TradingBot>(Name)
        .Add("get_current_time()", (w, _) => w.Time())
        .Add("get_symbol_by_name(name)", (_, a) => SymbolOf(a[0]))
        .Add("get_stock_info(symbol)", (w, a) => w.StockInfo(a[0]))
        .Add("get_order_details(order_id)", (w, a) => w.OrderDetails(a[0]))
        .Add("cancel_order(order_id)", (w, a) => w.Cancel(a[0]))
        .Add("place_order(order_type, symbol, price, amount)", (w, a) => w.Place(a[0], a[1], a[2], a[3]))
        .Add("withdraw_funds(amount)", (w, a) => w.Withdraw(a[0]))
        .Add("get_account_info()", (w, _) => w.IsLoggedIn ? w[Account] : Refused("view account information"))
        .Add("trading_login(username, password)", (w, _) => w.LogIn())
        .Add("trading_get_login_status()", (w, _) => Py.Dict(("status", Py.Of(w.IsLoggedIn))))
        .Add("trading_logout()", (w, _) => w.LogOut())
        .Add("fund_account(amount)", (w, a) => w.Fund(a[0]))
        .Add("remove_stock_from_watchlist(symbol)", (w, a) => w.Unwatch(a[0]))
        .Add("get_watchlist()", (w, _) => w.Watched())
        .Add("get_order_history()", (w, _) => w.OrderHistory())
        .Add("get_transaction_history(start_date=None, end_date=None)", (w, a) => w.TransactionHistory(a[0], a[1]))
        .Add("get_available_stocks(sector)", (w, a) => w.OfSector(a[0]))
        .Add("filter_stocks_by_price(stocks, min_price, max_price)", (w, a) => w.FilterByPrice(a[0], a[1], a[2]))
        .Add("add_to_watchlist(stock)", (w, a) => w.Watch(a[0]))
        .Add("notify_price_change(stocks, threshold)", (w, a) => w.NotifyOfChange(a[0], a[1]));

    private PyRandom random = new(Py.Of(0));
    private bool isLong;

    private bool IsLoggedIn => Py.IsTrue(this[Authenticated]);

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
        var defaults = Constants.DefaultState(Module);
        foreach (var attribute in (ReadOnlySpan<string>)[Orders, Account, Authenticated, Market, Counter, Stocks, WatchList, Transactions])
        {
            this[attribute] = Setting(scenario, attribute, defaults);
        }

        // JSON knows only texts as keys; orders go by number.
        var byNumber = new PyValue.Dict();
        foreach (var (id, order) in Py.Items(this[Orders]))
        {
            byNumber.Set(id is PyValue.Str && Py.IsDigit(id) ? Py.Int(id) : id, order);
        }

        this[Orders] = byNumber;
        isLong = longContext;
        this["long_context"] = Py.Of(longContext);
        random = new PyRandom(Setting(scenario, "random_seed", defaults));
    }

    private static PyValue.Dict Refused(string action) => Py.Error($"User not authenticated. Please log in to {action}.");

    private static PyValue.Dict Status(string message) => Py.Dict(("status", Py.Of(message)));

    private PyValue.Dict LogIn()
    {
        if (IsLoggedIn)
        {
            return Status("Already logged in");
        }

        // Whatever the name and the password are.
        this[Authenticated] = Py.True;
        return Status("Logged in successfully");
    }

    private PyValue.Dict LogOut()
    {
        if (!IsLoggedIn)
        {
            return Status("No user is currently logged in");
        }

        this[Authenticated] = Py.False;
        return Status("Logged out successfully");
    }
}
