using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Doors, climate and lights.</summary>
internal sealed partial class VehicleControlApi
{
    // The weather that long context shows, one object for all calls.
    private PyValue.Dict? weather;

    private PyValue.Dict LockDoors(PyValue unlock, PyValue doors)
    {
        var unlocks = Py.IsTrue(unlock);
        var wanted = unlocks ? "unlocked" : "locked";
        foreach (var door in Py.Iterate(doors))
        {
            if (!Py.Is(Py.GetItem(this[Doors], door), wanted))
            {
                Py.SetItem(this[Doors], door, Py.Of(wanted));
                this[Unlocked] = Py.Add(this[Unlocked], Py.Of(unlocks ? 1 : -1));
            }
        }

        return Py.Dict(("lockStatus", Py.Of(wanted)), (Unlocked, this[Unlocked]));
    }

    private PyValue.Dict AdjustClimate(PyValue temperature, PyValue unit, PyValue fan, PyValue mode)
    {
        if (!Py.LessOrEqual(Py.Of(0), fan) || !Py.LessOrEqual(fan, Py.Of(100)))
        {
            return Py.Error("Fan speed must be between 0 and 100.");
        }

        this[Temperature] = temperature;
        if (Py.Is(unit, "fahrenheit"))
        {
            this[Temperature] = Py.Divide(Py.Multiply(Py.Subtract(temperature, Py.Of(32)), Py.Of(5)), Py.Of(9));
        }

        this[Fan] = fan;
        this[ClimateMode] = mode;
        return Py.Dict(("currentACTemperature", temperature), ("climateMode", mode), (Humidity, this[Humidity]));
    }

    private PyValue.Dict OutsideTemperature()
    {
        var temperature = Py.Of(random.Uniform(-10, 40));
        if (!isLong)
        {
            return Py.Dict(("outsideTemperature", temperature));
        }

        weather ??= Py.Copy((PyValue.Dict)Extension("LONG_WEATHER_EXTENSION"));
        weather.Set("outsideTemperature", temperature);
        return weather;
    }

    private PyValue.Dict SetHeadlights(PyValue mode)
    {
        if (mode is not PyValue.Str { Value: "on" or "off" or "auto" })
        {
            return Py.Error("Invalid headlight mode.");
        }

        this[Headlights] = Py.Of(Py.Is(mode, "on") ? "on" : "off");
        return Py.Dict(("headlightStatus", this[Headlights]));
    }
}
