using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Lengths, masses and temperatures.</summary>
internal sealed partial class MathApi
{
    private const string TooLarge = "Conversion resulted in a value too large to represent";

    private static readonly PyValue.Dict Metres = Py.Dict(
        ("km", Py.Of(1000)), ("m", Py.Of(1)), ("cm", Py.Of(0.01)), ("mm", Py.Of(0.001)), ("um", Py.Of(1e-6)), ("nm", Py.Of(1e-9)));

    private static readonly Dictionary<string, double> Factors = new()
    {
        ["cm_to_in"] = 0.393701,
        ["in_to_cm"] = 2.54,
        ["m_to_ft"] = 3.28084,
        ["ft_to_m"] = 0.3048,
        ["m_to_yd"] = 1.09361,
        ["yd_to_m"] = 0.9144,
        ["km_to_miles"] = 0.621371,
        ["miles_to_km"] = 1.60934,
        ["kg_to_lb"] = 2.20462,
        ["lb_to_kg"] = 0.453592,
        ["celsius_to_fahrenheit"] = 1.8,
        ["fahrenheit_to_celsius"] = 5.0 / 9.0,
    };

    private static PyValue.Dict ConvertSi(PyValue value, PyValue from, PyValue to)
    {
        if (!Py.IsNumber(value))
        {
            return Py.Error("Value must be a number");
        }

        return Py.In(from, Metres) && Py.In(to, Metres)
            ? Bounded(() => Py.Multiply(Py.Multiply(value, Py.GetItem(Metres, from)), Py.Divide(Py.Of(1), Py.GetItem(Metres, to))))
            : NotSupported(from, to);
    }

    private static PyValue.Dict ConvertImperial(PyValue value, PyValue from, PyValue to)
    {
        if (!Py.IsNumber(value))
        {
            return Py.Error("Value must be a number");
        }

        if (Py.Equal(from, to))
        {
            return Result(value);
        }

        var conversion = $"{Py.Text(from)}_to_{Py.Text(to)}";
        if (!Factors.TryGetValue(conversion, out var factor))
        {
            return NotSupported(from, to);
        }

        return Bounded(() => conversion switch
        {
            "celsius_to_fahrenheit" => Py.Add(Py.Multiply(value, Py.Of(factor)), Py.Of(32)),
            "fahrenheit_to_celsius" => Py.Multiply(Py.Subtract(value, Py.Of(32)), Py.Of(factor)),
            _ => Py.Multiply(value, Py.Of(factor)),
        });
    }

    private static PyValue.Dict NotSupported(PyValue from, PyValue to) => Py.Error($"Conversion from '{Py.Text(from)}' to '{Py.Text(to)}' is not supported");

    private static PyValue.Dict Bounded(Func<PyValue> convert)
    {
        try
        {
            return Result(convert());
        }
        catch (PyException e) when (e.PythonType == "OverflowError")
        {
            return Py.Error(TooLarge);
        }
    }
}
