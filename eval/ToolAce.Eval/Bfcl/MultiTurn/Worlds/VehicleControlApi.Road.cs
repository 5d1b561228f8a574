using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Where the car is going, and its tires.</summary>
internal sealed partial class VehicleControlApi
{
    private static readonly Dictionary<string, string> ZipCodes = new()
    {
        ["Autumnville"] = "51479",
        ["Crescent Hollow"] = "69238",
        ["Maplecrest"] = "56108",
        ["Oakendale"] = "47329",
        ["Rivermist"] = "83214",
        ["San Francisco"] = "94016",
        ["Shadowridge"] = "71354",
        ["Silverpine"] = "62947",
        ["Stonebrook"] = "74532",
        ["Sunset Valley"] = "83462",
        ["Willowbend"] = "52013",
    };

    // Between two zip codes, the smaller first.
    private static readonly Dictionary<(string Smaller, string Larger), double> Distances = new()
    {
        [("08540", "94016")] = 1950,
        [("08540", "94704")] = 2550,
        [("47329", "52013")] = 290,
        [("47329", "62947")] = 1053,
        [("51479", "69238")] = 630,
        [("56108", "62947")] = 320,
        [("62947", "94016")] = 780,
        [("71354", "83462")] = 450,
        [("74532", "83214")] = 750,
        [("74532", "94016")] = 880,
        [("83214", "94016")] = 980,
        [("94016", "94704")] = 600,
    };

    private static PyValue.Dict ZipCode(PyValue city) =>
        Py.Dict(("zipcode", Py.Of(city is PyValue.Str name && ZipCodes.TryGetValue(name.Value, out var code) ? code : "00000")));

    private PyValue.Dict DistanceBetween(PyValue first, PyValue second)
    {
        var result = first is PyValue.Str a && second is PyValue.Str b && Distances.TryGetValue(Ordered(a.Value, b.Value), out var distance)
            ? Py.Dict(("distance", Py.Of(distance)))
            : Py.Error("distance not found in database.");
        if (isLong)
        {
            result.Set("intermediaryCities", Py.List(Py.Iterate(Extension("INTERMEDIARY_CITIES"))));
        }

        return result;
    }

    private static (string Smaller, string Larger) Ordered(string first, string second) =>
        string.CompareOrdinal(first, second) <= 0 ? (first, second) : (second, first);

    private PyValue.Dict NavigateTo(PyValue destination)
    {
        this[Destination] = destination;
        return Py.Dict(("status", Py.Add(Py.Of("Navigating to "), destination)));
    }

    private PyValue.Dict TirePressure()
    {
        var result = new PyValue.Dict();
        PyValue? total = null;
        foreach (var tire in Tires)
        {
            var pressure = this[tire];
            total = total is null ? pressure : Py.Add(total, pressure);
            result.Set(tire, pressure);
        }

        var mean = Py.Divide(total!, Py.Of(4));
        result.Set("healthy_tire_pressure", Py.Of(Py.LessOrEqual(Py.Of(30), mean) && Py.LessOrEqual(mean, Py.Of(35))));
        result.Set("car_info", isLong ? Extension("CAR_STATUS_METADATA_EXTENSION") : new PyValue.Dict());
        return result;
    }
}
