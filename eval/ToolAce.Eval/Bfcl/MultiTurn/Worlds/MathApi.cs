using ToolAce.Eval.Bfcl.MultiTurn.Numbers;
using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>Arithmetic; it keeps nothing between calls. Conversions of units in the other part.</summary>
internal sealed partial class MathApi(WorldConstants constants) : World(Table, constants)
{
    public const string Name = "MathAPI";

    private const string NotNumbers = "Both inputs must be numbers";
    private const string NotAllNumbers = "All elements in the list must be numbers";

    private static readonly WorldFunctions<MathApi> Table = new WorldFunctions<MathApi>(Name)
        .Add("logarithm(value, base, precision)", (_, a) => Logarithm(a[0], a[1], a[2]))
        .Add("mean(numbers)", (_, a) => OfList(a[0], "calculate mean", Mean))
        .Add("standard_deviation(numbers)", (_, a) => OfList(a[0], "calculate standard deviation", Deviation))
        .Add("si_unit_conversion(value, unit_in, unit_out)", (_, a) => ConvertSi(a[0], a[1], a[2]))
        .Add("imperial_si_conversion(value, unit_in, unit_out)", (_, a) => ConvertImperial(a[0], a[1], a[2]))
        .Add("add(a, b)", (_, a) => Try(() => Py.Add(a[0], a[1]), NotNumbers))
        .Add("subtract(a, b)", (_, a) => Try(() => Py.Subtract(a[0], a[1]), NotNumbers))
        .Add("multiply(a, b)", (_, a) => Py.IsNumber(a[0]) && Py.IsNumber(a[1]) ? Result(Py.Multiply(a[0], a[1])) : Py.Error(NotNumbers))
        .Add("divide(a, b)", (_, a) => IsZero(a[1]) ? Py.Error("Cannot divide by zero") : Try(() => Py.Divide(a[0], a[1]), NotNumbers))
        .Add("power(base, exponent)", (_, a) => Try(() => Py.Power(a[0], a[1]), NotNumbers))
        .Add("square_root(number, precision)", (_, a) => SquareRoot(a[0], a[1]))
        .Add("absolute_value(number)", (_, a) => Try(() => Py.Abs(a[0]), "Input must be a number"))
        .Add("round_number(number, decimal_places=0)", (_, a) => Try(() => Py.Round(a[0], a[1]), "First input must be a number, second input must be an integer"))
        .Add("percentage(part, whole)", (_, a) => IsZero(a[1])
            ? Py.Error("Whole value cannot be zero")
            : Try(() => Py.Multiply(Py.Divide(a[0], a[1]), Py.Of(100)), NotNumbers))
        .Add("min_value(numbers)", (_, a) => OfList(a[0], "find minimum", Py.Min))
        .Add("max_value(numbers)", (_, a) => OfList(a[0], "find maximum", Py.Max))
        .Add("sum_values(numbers)", (_, a) => OfList(a[0], "calculate sum", Py.Sum));

    public override bool IsStateless => true;

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
    }

    private static PyValue.Dict Result(PyValue value) => Py.Dict(("result", value));

    private static bool IsZero(PyValue value) => Py.Equal(value, Py.Of(0));

    private static PyValue.Dict Try(Func<PyValue> compute, string refusal)
    {
        try
        {
            return Result(compute());
        }
        catch (PyException e) when (e.PythonType == "TypeError")
        {
            return Py.Error(refusal);
        }
    }

    private static PyValue.Dict OfList(PyValue numbers, string aim, Func<PyValue, PyValue> compute) =>
        Py.IsTrue(numbers) ? Try(() => compute(numbers), NotAllNumbers) : Py.Error($"Cannot {aim} of an empty list");

    private static PyValue Mean(PyValue numbers) => Py.Divide(Py.Sum(numbers), Py.Of(Py.Len(numbers)));

    private static PyValue.Float Deviation(PyValue numbers)
    {
        var mean = Mean(numbers);
        var squares = Py.List(Py.Iterate(numbers).Select(x => Py.Power(Py.Subtract(x, mean), Py.Of(2))));
        var variance = Py.Double(Py.Divide(Py.Sum(squares), Py.Of(Py.Len(numbers))));
        return variance < 0 ? throw PyException.ValueError("math domain error") : Py.Of(Math.Sqrt(variance));
    }

    private static PyValue.Dict SquareRoot(PyValue number, PyValue precision)
    {
        try
        {
            return Py.Less(number, Py.Of(0)) ? Py.Error("Cannot calculate square root of a negative number") : Result(PyDecimal.SquareRoot(number, precision));
        }
        catch (PyException e) when (e.PythonType == "TypeError")
        {
            return Py.Error("Input must be a number or computation resulted in an invalid operation");
        }
    }

    private static PyValue.Dict Logarithm(PyValue value, PyValue @base, PyValue precision)
    {
        try
        {
            return Result(PyLogarithm.Of(value, @base, precision));
        }
        catch (PyException e)
        {
            return Py.Error(e.Message);
        }
    }
}
