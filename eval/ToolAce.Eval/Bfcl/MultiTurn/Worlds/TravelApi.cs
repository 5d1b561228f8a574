using System.Globalization;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>A travel agency with an access token to act: the token here; cards, flights, bookings and travellers in the other parts.</summary>
/// <param name="constants">The backends' constants.</param>
/// <param name="clock">Tells how old a traveller is today.</param>
internal sealed partial class TravelApi(WorldConstants constants, TimeProvider clock) : World(Table, constants)
{
    public const string Name = "TravelAPI";

    private const string Cards = "credit_card_list";
    private const string Bookings = "booking_record";
    private const string Token = "access_token";
    private const string TokenType = "token_type";
    private const string Expiry = "token_expires_in";
    private const string Scope = "token_scope";
    private const string FirstName = "user_first_name";
    private const string LastName = "user_last_name";
    private const string Budget = "budget_limit";

    private static readonly WorldFunctions<TravelApi> Table = new WorldFunctions<TravelApi>(Name)
        .Add("authenticate_travel(client_id, client_secret, refresh_token, grant_type, user_first_name, user_last_name)", (w, a) => w.LogIn(a[3], a[4], a[5]))
        .Add("travel_get_login_status()", (w, _) => Py.Dict(("status", Py.Of(!Py.IsNone(w[Expiry]) && !w.IsExpired))))
        .Add("get_budget_fiscal_year(lastModifiedAfter=None, includeRemoved=None)", (_, _) => Py.Dict(("budget_fiscal_year", Py.Of("2018"))))
        .Add("register_credit_card(access_token, card_number, expiration_date, cardholder_name, card_verification_number)", (w, a) => w.Register(a[0], a[1], a[2], a[3], a[4]))
        .Add("get_flight_cost(travel_from, travel_to, travel_date, travel_class)", (w, a) => w.Prices(a[0], a[1], a[2], a[3]))
        .Add("get_credit_card_balance(access_token, card_id)", (w, a) => w.Balance(a[0], a[1]))
        .Add("book_flight(access_token, card_id, travel_date, travel_from, travel_to, travel_class)", (w, a) => w.Book(a[0], a[1], a[2], a[3], a[4], a[5]))
        .Add("retrieve_invoice(access_token, booking_id=None, insurance_id=None)", (w, a) => w.Invoice(a[0], a[1]))
        .Add("get_booking_history(access_token)", (w, a) => w.Denial(a[0]) ?? Py.Dict(("booking_history", Py.DeepCopy(w[Bookings]))))
        .Add("list_all_airports()", (_, _) => Py.Strings(FlightRoutes.Airports))
        .Add("cancel_booking(access_token, booking_id)", (w, a) => w.Cancel(a[0], a[1]))
        .Add("compute_exchange_rate(base_currency, target_currency, value)", (_, a) => Exchange(a[0], a[1], a[2]))
        .Add("verify_traveler_information(first_name, last_name, date_of_birth, passport_number)", (w, a) => w.Verify(a[0], a[1], a[2], a[3]))
        .Add("set_budget_limit(access_token, budget_limit)", (w, a) => w.LimitBudget(a[0], a[1]))
        .Add("get_nearest_airport_by_city(location)", (_, a) => NearestAirport(a[0]))
        .Add("purchase_insurance(access_token, insurance_type, booking_id, insurance_cost, card_id)", (w, a) => w.Insure(a[0], a[2], a[3], a[4]))
        .Add("contact_customer_support(booking_id, message)", (w, a) => w.Contact(a[0]))
        .Add("get_all_credit_cards()", (w, _) => Py.Dict((Cards, w[Cards])));

    private PyRandom random = new(Py.Of(0));
    private bool isLong;

    private bool IsExpired => Py.Equal(this[Expiry], Py.Of(0));

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
        var defaults = Constants.DefaultState("travel_booking");
        random = new PyRandom(Setting(scenario, "random_seed", defaults));
        foreach (var attribute in (ReadOnlySpan<string>)[Cards, Bookings, Token, TokenType, Expiry, Scope, FirstName, LastName, Budget])
        {
            this[attribute] = Setting(scenario, attribute, defaults);
        }

        isLong = longContext;
        this["long_context"] = Py.Of(longContext);
        if (longContext)
        {
            Stretch(this[Cards], "CREDIT_CARD_EXTENSION");
            Stretch(this[Bookings], "BOOKING_RECORD_EXTENSION");
        }
    }

    private void Stretch(PyValue entries, string extension)
    {
        foreach (var (key, value) in Py.Items(Constants["long_context", extension]))
        {
            if (!Py.In(key, entries))
            {
                Py.SetItem(entries, key, Py.DeepCopy(value));
            }
        }
    }

    private PyValue.Dict LogIn(PyValue scope, PyValue firstName, PyValue lastName)
    {
        this[Expiry] = Py.Of(2);
        this[Token] = Draw(100_000, 999_999);
        this[TokenType] = Py.Of("Bearer");
        this[Scope] = scope;
        this[FirstName] = firstName;
        this[LastName] = lastName;
        return Py.Dict(("expires_in", Py.Of(2)), ("access_token", this[Token]), ("token_type", this[TokenType]), ("scope", scope));
    }

    // Why a token does not let its bearer act, null when it does. Functions that answer with a status name it first.
    private PyValue.Dict? Denial(PyValue token, string? status = null) =>
        IsExpired ? Failed(status, "Token expired") : !Py.Equal(token, this[Token]) ? Failed(status, "Invalid access token") : null;

    private static PyValue.Dict Failed(string? status, string message) =>
        status is null ? Py.Error(message) : Py.Dict((status, Py.False), ("error", Py.Of(message)));

    // Ids are texts of random digits.
    private PyValue.Str Draw(long least, long most) => Py.Of(random.RandInt(least, most).ToString(CultureInfo.InvariantCulture));
}
