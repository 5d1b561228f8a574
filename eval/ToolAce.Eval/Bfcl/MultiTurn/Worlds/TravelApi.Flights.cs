using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Airports and what flights cost.</summary>
internal sealed partial class TravelApi
{
    private static PyValue.Dict NearestAirport(PyValue city) =>
        Py.Dict(("nearest_airport", Py.Of(Py.Hashable(city) is PyValue.Str name && FlightRoutes.NearestTo.TryGetValue(name.Value, out var airport) ? airport : "Unknown")));

    // In long context the prices of all routes, whichever was asked for.
    private PyValue.Dict Prices(PyValue from, PyValue to, PyValue date, PyValue seat)
    {
        var (fare, factor) = Fare(from, to, date, seat);
        return Py.Dict(("travel_cost_list", isLong ? Py.List(FlightRoutes.Fares.Select(f => (PyValue)Py.Of((double)f * factor))) : Py.List([Py.Of((double)fare * factor)])));
    }

    private static (int Fare, int Factor) Fare(PyValue from, PyValue to, PyValue date, PyValue seat)
    {
        _ = (Py.Hashable(from), Py.Hashable(to));
        var fare = from is PyValue.Str start && to is PyValue.Str end ? FlightRoutes.Find(start.Value, end.Value) : null;
        if (fare is null)
        {
            throw PyException.Raised("ValueError", "No available route for the given airports.");
        }

        var factor = (seat as PyValue.Str)?.Value switch
        {
            "economy" => 1,
            "business" => 2,
            "first" => 5,
            _ => throw PyException.Raised("ValueError", "Invalid travel class. Options are: economy, business, first."),
        };
        return (fare.Value, IsDigitSumEven(date) ? factor * 2 : factor);
    }

    // Days whose digits add up to an even number cost double.
    private static bool IsDigitSumEven(PyValue date)
    {
        var isEven = true;
        foreach (var character in Py.Iterate(date))
        {
            isEven ^= Py.IsDigit(character) && !Py.Int(character).Value.IsEven;
        }

        return isEven;
    }
}
