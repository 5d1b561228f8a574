using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>A car: what it is made of here; driving, the cabin and the road in the other parts.</summary>
internal sealed partial class VehicleControlApi(WorldConstants constants) : World(Table, constants)
{
    public const string Name = "VehicleControlAPI";

    private const string Module = "vehicle_control";
    private const string Fuel = "fuelLevel";
    private const string Battery = "batteryVoltage";
    private const string Engine = "engine_state";
    private const string Unlocked = "remainingUnlockedDoors";
    private const string Doors = "doorStatus";
    private const string Temperature = "acTemperature";
    private const string Fan = "fanSpeed";
    private const string ClimateMode = "acMode";
    private const string Humidity = "humidityLevel";
    private const string Headlights = "headLightStatus";
    private const string ParkingBrake = "parkingBrakeStatus";
    private const string ParkingForce = "_parkingBrakeForce";
    private const string Slope = "_slopeAngle";
    private const string Pedal = "brakePedalStatus";
    private const string PedalForce = "_brakePedalForce";
    private const string Distance = "distanceToNextVehicle";
    private const string Cruise = "cruiseStatus";
    private const string Destination = "destination";

    private static readonly string[] Tires = ["frontLeftTirePressure", "frontRightTirePressure", "rearLeftTirePressure", "rearRightTirePressure"];

    // Attribute, its key in a scenario, its key among the defaults.
    private static readonly (string Attribute, string Key, string DefaultKey)[] Settings =
    [
        (Fuel, Fuel, Fuel),
        (Battery, Battery, Battery),
        (Engine, "engineState", Engine),
        (Unlocked, Unlocked, Unlocked),
        (Doors, Doors, Doors),
        (Temperature, Temperature, Temperature),
        (Fan, Fan, Fan),
        (ClimateMode, ClimateMode, ClimateMode),
        (Humidity, Humidity, Humidity),
        (Headlights, Headlights, Headlights),
        (ParkingBrake, ParkingBrake, ParkingBrake),
        (ParkingForce, "parkingBrakeForce", ParkingForce),
        (Slope, "slopeAngle", Slope),
        (Pedal, Pedal, Pedal),
        (PedalForce, "brakePedalForce", "brakePedalForce"),
        (Distance, Distance, Distance),
        (Cruise, Cruise, Cruise),
        (Destination, Destination, Destination),
        .. Tires.Select(t => (t, t, t)),
    ];

    private static readonly WorldFunctions<VehicleControlApi> Table = new WorldFunctions<VehicleControlApi>(Name)
        .Add("startEngine(ignitionMode)", (w, a) => w.StartEngine(a[0]))
        .Add("fillFuelTank(fuelAmount)", (w, a) => w.FillTank(a[0]))
        .Add("lockDoors(unlock, door)", (w, a) => w.LockDoors(a[0], a[1]))
        .Add("adjustClimateControl(temperature, unit='celsius', fanSpeed=50, mode='auto')", (w, a) => w.AdjustClimate(a[0], a[1], a[2], a[3]))
        .Add("get_outside_temperature_from_google()", (w, _) => w.OutsideTemperature())
        .Add("get_outside_temperature_from_weather_com()", (_, _) => Py.Dict(("error", Py.Of(404))))
        .Add("setHeadlights(mode)", (w, a) => w.SetHeadlights(a[0]))
        .Add("displayCarStatus(option)", (w, a) => w.Display(a[0]))
        .Add("activateParkingBrake(mode)", (w, a) => w.SetParkingBrake(a[0]))
        .Add("pressBrakePedal(pedalPosition)", (w, a) => w.PressPedal(a[0]))
        .Add("releaseBrakePedal()", (w, _) => w.ReleasePedal())
        .Add("setCruiseControl(speed, activate, distanceToNextVehicle)", (w, a) => w.SetCruise(a[0], a[1], a[2]))
        .Add("get_current_speed()", (w, _) => Py.Dict(("currentSpeed", Py.Of(w.random.Uniform(0, 120)))))
        .Add("display_log(messages)", (_, a) => Py.Dict(("log", a[0])))
        .Add("estimate_drive_feasibility_by_mileage(distance)", (w, a) => w.CanDrive(a[0]))
        .Add("liter_to_gallon(liter)", (_, a) => Py.Dict(("gallon", Py.Multiply(a[0], Py.Of(0.264172)))))
        .Add("gallon_to_liter(gallon)", (_, a) => Py.Dict(("liter", Py.Multiply(a[0], Py.Of(3.78541)))))
        .Add("estimate_distance(cityA, cityB)", (w, a) => w.DistanceBetween(a[0], a[1]))
        .Add("get_zipcode_based_on_city(city)", (_, a) => ZipCode(a[0]))
        .Add("set_navigation(destination)", (w, a) => w.NavigateTo(a[0]))
        .Add("check_tire_pressure()", (w, _) => w.TirePressure())
        .Add("find_nearest_tire_shop()", (_, _) => Py.Dict(("shopLocation", Py.Of("456 Oakwood Avenue, Rivermist, 83214"))));

    private PyRandom random = new(Py.Of(0));
    private bool isLong;

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
        var defaults = Constants.DefaultState(Module);
        random = new PyRandom(Setting(scenario, "random_seed", defaults));
        foreach (var (attribute, key, defaultKey) in Settings)
        {
            this[attribute] = Setting(scenario, key, defaults, defaultKey);
        }

        // Counted anew, whatever the scenario says.
        var locked = Py.Values(this[Doors]).Count(status => Py.Is(status, "locked"));
        this[Unlocked] = Py.Of(4 - locked);
        isLong = longContext;
        this["long_context"] = Py.Of(longContext);
    }

    private PyValue.Dict Display(PyValue option)
    {
        var status = new PyValue.Dict();
        if (isLong)
        {
            status.Set("metadata", Extension("CAR_STATUS_METADATA_EXTENSION"));
        }

        var shown = (option as PyValue.Str)?.Value switch
        {
            "fuel" => Py.Dict((Fuel, this[Fuel])),
            "battery" => Py.Dict((Battery, this[Battery])),
            "doors" => Py.Dict((Doors, this[Doors])),
            "climate" => Py.Dict(
                ("currentACTemperature", this[Temperature]), (Fan, this[Fan]), ("climateMode", this[ClimateMode]), (Humidity, this[Humidity])),
            "headlights" => Py.Dict(("headlightStatus", this[Headlights])),
            "parkingBrake" => Py.Dict((ParkingBrake, this[ParkingBrake]), ("parkingBrakeForce", this[ParkingForce]), ("slopeAngle", this[Slope])),
            "brakePedal" => Py.Dict((Pedal, this[Pedal]), ("brakePedalForce", this[PedalForce])),
            "engine" => Py.Dict(("engineState", this[Engine])),
            _ => Py.Error("Invalid option"),
        };
        foreach (var (key, value) in shown.Entries)
        {
            status.Set(key, value);
        }

        return status;
    }

    private PyValue Extension(string name) => Constants["long_context", name];
}
