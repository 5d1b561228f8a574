using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Bookings and what belongs to them.</summary>
internal sealed partial class TravelApi
{
    private const string BookingStatus = "booking_status";
    private const string CancelStatus = "cancel_status";
    private const string InsuranceStatus = "insurance_status";

    private PyValue.Dict Book(PyValue token, PyValue card, PyValue date, PyValue from, PyValue to, PyValue seat)
    {
        if (Denial(token, BookingStatus) is { } denial)
        {
            return denial;
        }

        if (!Py.In(card, this[Cards]))
        {
            return Failed(BookingStatus, "Card not registered");
        }

        if (!Py.In("balance", Py.GetItem(this[Cards], card)))
        {
            return Failed(BookingStatus, "Balance not found");
        }

        if (Objection(date, from, to, seat) is { } objection)
        {
            return Failed(BookingStatus, objection);
        }

        PyValue cost;
        try
        {
            var (fare, factor) = Fare(from, to, date, seat);
            cost = Py.Of((double)fare * factor);
        }
        catch (PyException e) when (e.PythonType == "ValueError")
        {
            return Failed(BookingStatus, e.Message);
        }

        var balance = Py.GetItem(Py.GetItem(this[Cards], card), "balance");
        if (Py.Less(balance, cost))
        {
            return Failed(BookingStatus, "Insufficient funds");
        }

        if (!Py.IsNone(this[Budget]) && Py.Less(balance, this[Budget]))
        {
            return Failed(BookingStatus, "Balance is less than budget limit");
        }

        Py.SetItem(Py.GetItem(this[Cards], card), "balance", Py.Subtract(balance, cost));
        var id = Draw(1_000_000, 9_999_999);
        var transaction = Draw(10_000_000, 99_999_999);
        var booking = Py.Dict(
            ("card_id", card),
            ("travel_date", date),
            ("travel_from", from),
            ("travel_to", to),
            ("travel_class", seat),
            ("travel_cost", cost),
            ("transaction_id", transaction));
        Py.SetItem(this[Bookings], id, booking);
        return Py.Dict(
            ("booking_id", id), ("transaction_id", transaction), (BookingStatus, Py.True), ("booking_history", isLong ? this[Bookings] : new PyValue.Dict()));
    }

    private static string? Objection(PyValue date, PyValue from, PyValue to, PyValue seat)
    {
        if (!IsAirport(from))
        {
            return $"Invalid departure airport code: {Py.Text(from)}";
        }

        if (!IsAirport(to))
        {
            return $"Invalid destination airport code: {Py.Text(to)}";
        }

        try
        {
            PyDate.Day(date);
        }
        catch (PyException e) when (e.PythonType == "ValueError")
        {
            return "Invalid date format. Use YYYY-MM-DD.";
        }

        // The classes are a set: only there may a set be looked for, though it has no hash, and Python writes them in the order of its hashes, which changes from run to run.
        return (seat is PySet ? seat : Py.Hashable(seat)) is PyValue.Str { Value: "economy" or "business" or "first" }
            ? null
            : "Invalid travel class. Must be one of {'economy', 'business', 'first'}";
    }

    private static bool IsAirport(PyValue code) => code is PyValue.Str text && FlightRoutes.Airports.Contains(text.Value);

    private PyValue.Dict Invoice(PyValue token, PyValue id)
    {
        if (Denial(token) is { } denial)
        {
            return denial;
        }

        if (!Py.In(id, this[Bookings]))
        {
            return Py.Error("Booking not found");
        }

        var booking = Py.GetItem(this[Bookings], id);
        var invoice = Py.Dict(("booking_id", id));
        foreach (var field in (ReadOnlySpan<string>)["travel_date", "travel_from", "travel_to", "travel_class", "travel_cost", "transaction_id"])
        {
            invoice.Set(field, Py.GetItem(booking, field));
        }

        return Py.Dict(("invoice", invoice));
    }

    private PyValue.Dict Cancel(PyValue token, PyValue id)
    {
        if (Denial(token, CancelStatus) is { } denial)
        {
            return denial;
        }

        if (!Py.In(id, this[Bookings]))
        {
            return Failed(CancelStatus, "Booking not found");
        }

        var booking = Py.GetItem(this[Bookings], id);
        var cardId = Py.GetItem(booking, "card_id");
        var cost = Py.GetItem(booking, "travel_cost");
        var card = Py.GetItem(this[Cards], cardId);
        Py.SetItem(card, "balance", Py.Add(Py.GetItem(card, "balance"), cost));
        Py.DeleteItem(this[Bookings], id);
        return Py.Dict((CancelStatus, Py.True));
    }

    private PyValue.Dict Insure(PyValue token, PyValue booking, PyValue cost, PyValue cardId)
    {
        if (Denial(token, InsuranceStatus) is { } denial)
        {
            return denial;
        }

        if (!Py.IsNone(this[Budget]) && Py.Less(this[Budget], cost))
        {
            return Failed(InsuranceStatus, "Exceeded budget limit");
        }

        if (!Py.In(booking, this[Bookings]))
        {
            return Failed(InsuranceStatus, "Booking not found");
        }

        if (!Py.In(cardId, this[Cards]))
        {
            return Failed(InsuranceStatus, "Credit card not registered");
        }

        var card = Py.GetItem(this[Cards], cardId);
        Py.SetItem(card, "balance", Py.Subtract(Py.GetItem(card, "balance"), cost));
        return Py.Dict(("insurance_id", Draw(100_000_000, 999_999_999)), (InsuranceStatus, Py.True));
    }

    private PyValue.Dict Contact(PyValue booking) => Py.In(booking, this[Bookings])
        ? Py.Dict(("customer_support_message", Py.Of(
            "Thank you for contacting customer support. Your message has been received and we will get back to you shortly.")))
        : Py.Error("Booking not found");
}
