using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>The engine, the fuel, the brakes and the cruise control.</summary>
internal sealed partial class VehicleControlApi
{
    private const double FullBrakeForce = 1000;

    private PyValue StartEngine(PyValue mode)
    {
        if (Py.Is(mode, "STOP"))
        {
            this[Engine] = Py.Of("stopped");
        }

        if (Py.Greater(this[Unlocked], Py.Of(0)))
        {
            var unlocked = Py.List(Py.Items(this[Doors]).Where(d => Py.Is(d.Value, "unlocked")).Select(d => d.Key));
            return Py.Error("All doors must be locked before starting the engine. Here are the unlocked doors: " + Py.Join(", ", unlocked));
        }

        if (!Py.Is(this[Pedal], "pressed"))
        {
            return Py.Error("Brake pedal needs to be pressed when starting the engine.");
        }

        if (!Py.Equal(this[PedalForce], Py.Of(FullBrakeForce)))
        {
            return Py.Error("Must press the brake fully before starting the engine.");
        }

        if (Py.Less(this[Fuel], Constants[Module, "MIN_FUEL_LEVEL"]))
        {
            return Py.Error("Fuel tank is empty.");
        }

        // A stopped engine ends here too.
        if (!Py.Is(mode, "START"))
        {
            return Py.Error("Invalid ignition mode.");
        }

        this[Engine] = Py.Of("running");
        return Py.Dict(("engineState", this[Engine]), (Fuel, this[Fuel]), (Battery, this[Battery]));
    }

    private PyValue.Dict FillTank(PyValue amount)
    {
        if (Py.Less(amount, Py.Of(0)))
        {
            return Py.Error("Fuel amount cannot be negative.");
        }

        var level = Py.Add(this[Fuel], amount);
        if (Py.Greater(level, Constants[Module, "MAX_FUEL_LEVEL"]))
        {
            return Py.Error("Cannot fill gas above the tank capacity.");
        }

        if (Py.Less(level, Constants[Module, "MIN_FUEL_LEVEL"]))
        {
            return Py.Error("Fuel tank is empty. Min fuel level is 0 gallons.");
        }

        this[Fuel] = level;
        return Py.Dict((Fuel, level));
    }

    private PyValue.Dict CanDrive(PyValue distance) =>
        Py.Dict(("canDrive", Py.Of(!Py.Less(Py.Multiply(this[Fuel], Constants[Module, "MILE_PER_GALLON"]), distance))));

    private PyValue.Dict SetParkingBrake(PyValue mode)
    {
        var engages = Py.Is(mode, "engage");
        if (!engages && !Py.Is(mode, "release"))
        {
            return Py.Error("Invalid mode");
        }

        this[ParkingBrake] = Py.Of(engages ? "engaged" : "released");
        this[ParkingForce] = Py.Of(engages ? 500.0 : 0.0);
        this[Slope] = Py.Of(10.0);
        (string, PyValue)[] result = [(ParkingBrake, this[ParkingBrake]), (ParkingForce, this[ParkingForce]), (Slope, this[Slope])];
        return isLong ? Py.Dict([("parkingBrakeInstruction", Extension("PARKING_BRAKE_INSTRUCTION")), .. result]) : Py.Dict(result);
    }

    private PyValue.Dict PressPedal(PyValue position)
    {
        if (!Py.LessOrEqual(Py.Of(0), position) || !Py.LessOrEqual(position, Py.Of(1)))
        {
            return Py.Error("Pedal position must be between 0 and 1.");
        }

        if (Py.Equal(position, Py.Of(0)))
        {
            return ReleasePedal();
        }

        var force = Py.Multiply(position, Py.Of((long)FullBrakeForce));
        this[Pedal] = Py.Of("pressed");
        this[PedalForce] = force;
        return Py.Dict((Pedal, this[Pedal]), ("brakePedalForce", Py.Float(force)));
    }

    private PyValue.Dict ReleasePedal()
    {
        this[Pedal] = Py.Of("released");
        this[PedalForce] = Py.Of(0.0);
        return Py.Dict((Pedal, this[Pedal]), ("brakePedalForce", this[PedalForce]));
    }

    private PyValue.Dict SetCruise(PyValue speed, PyValue activate, PyValue distance)
    {
        var toNext = Py.Float(distance);
        var wanted = Py.Float(speed);
        if (Py.Is(this[Engine], "stopped"))
        {
            return Py.Error("Start the engine before activating the cruise control.");
        }

        var activates = Py.IsTrue(activate);
        this[Distance] = toNext;
        if (activates && (wanted.Value < 0 || wanted.Value > 120 || wanted.Value % 5 != 0))
        {
            return Py.Error("Invalid speed");
        }

        this[Cruise] = Py.Of(activates ? "active" : "inactive");
        return Py.Dict((Cruise, this[Cruise]), ("currentSpeed", wanted), (Distance, toNext));
    }
}
