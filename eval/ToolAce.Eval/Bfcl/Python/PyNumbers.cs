using System.Globalization;
using System.Numerics;

namespace ToolAce.Eval.Bfcl.Python;

/// <summary>Python's arithmetic on int, float and complex.</summary>
internal static class PyNumbers
{
    private const int MaximumBits = 1_000_000;

    /// <exception cref="PySyntaxException">Python would raise: wrong types, division by zero, overflow.</exception>
    public static PyValue Apply(string sign, PyValue left, PyValue right)
    {
        if (PyEquality.Whole(left) is { } a && PyEquality.Whole(right) is { } b)
        {
            return Whole(sign, a, b);
        }

        if (left is PyValue.Imaginary || right is PyValue.Imaginary)
        {
            return new PyValue.Imaginary(Imaginary(sign, AsComplex(left), AsComplex(right)));
        }

        return Real(sign, AsDouble(left), AsDouble(right));
    }

    /// <summary>The nearest float; ties to even.</summary>
    /// <exception cref="OverflowException">The number is too large for a float.</exception>
    public static double ToDouble(BigInteger whole)
    {
        const long exact = 1L << 53;
        if (whole >= -exact && whole <= exact)
        {
            return (double)whole;
        }

        var real = double.Parse(whole.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return double.IsFinite(real) ? real : throw new OverflowException("int too large to convert to float");
    }

    private static PyValue Whole(string sign, BigInteger a, BigInteger b)
    {
        switch (sign)
        {
            case "+":
                return new PyValue.Int(a + b);
            case "-":
                return new PyValue.Int(a - b);
            case "*":
                return new PyValue.Int(a * b);
            case "/":
                return new PyValue.Float(Quotient(a, NotZero(b)));
            case "//":
                return new PyValue.Int(Floor(a, NotZero(b)));
            case "%":
                return new PyValue.Int(a - b * Floor(a, NotZero(b)));
            case "**":
                return Power(a, b);
            case "<<" when b >= 0 && b <= MaximumBits:
                return new PyValue.Int(a << (int)b);
            case ">>" when b >= 0:
                return new PyValue.Int(b > MaximumBits ? (a < 0 ? -1 : 0) : a >> (int)b);
            case "&":
                return new PyValue.Int(a & b);
            case "|":
                return new PyValue.Int(a | b);
            case "^":
                return new PyValue.Int(a ^ b);
            default:
                throw Refused(sign);
        }
    }

    private static PyValue Power(BigInteger a, BigInteger b)
    {
        if (b < 0)
        {
            return Real("**", Double(a), Double(b));
        }

        if (BigInteger.Abs(a) <= 1)
        {
            return new PyValue.Int(b.IsZero ? 1 : a.IsZero ? 0 : b.IsEven ? 1 : a);
        }

        return a.GetBitLength() * b <= MaximumBits ? new PyValue.Int(BigInteger.Pow(a, (int)b)) : throw new PySyntaxException("a power is too large", "OverflowError");
    }

    private static BigInteger Floor(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var rest);
        return !rest.IsZero && (rest < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    // Correctly rounded: scaled so that the whole quotient has at least 64 bits, with a sticky last bit.
    private static double Quotient(BigInteger a, BigInteger b)
    {
        var shift = Math.Max(0, 66 - (int)(a.GetBitLength() - b.GetBitLength()));
        var quotient = BigInteger.DivRem(BigInteger.Abs(a) << shift, BigInteger.Abs(b), out var rest);
        quotient = rest.IsZero ? quotient : quotient | 1;
        var scaled = Math.ScaleB(ToDoubleOrRefuse(quotient), -shift);
        return (a < 0) != (b < 0) ? -scaled : scaled;
    }

    private static PyValue Real(string sign, double a, double b) => sign switch
    {
        "+" => new PyValue.Float(a + b),
        "-" => new PyValue.Float(a - b),
        "*" => new PyValue.Float(a * b),
        "/" => new PyValue.Float(a / NotZero(b)),
        "//" => new PyValue.Float(FloorDivide(a, NotZero(b)).Quotient),
        "%" => new PyValue.Float(FloorDivide(a, NotZero(b)).Remainder),
        "**" => RealPower(a, b),
        _ => throw Refused(sign),
    };

    private static (double Quotient, double Remainder) FloorDivide(double a, double b)
    {
        var rest = a % b;
        var quotient = (a - rest) / b;
        if (rest == 0)
        {
            rest = Math.CopySign(0, b);
        }
        else if ((b < 0) != (rest < 0))
        {
            rest += b;
            quotient -= 1;
        }

        if (quotient == 0)
        {
            return (Math.CopySign(0, a / b), rest);
        }

        var floor = Math.Floor(quotient);
        return (quotient - floor > 0.5 ? floor + 1 : floor, rest);
    }

    private static PyValue RealPower(double a, double b)
    {
        if (a == 0 && b < 0)
        {
            throw new PySyntaxException("0.0 cannot be raised to a negative power", "ZeroDivisionError");
        }

        if (a < 0 && double.IsFinite(a) && double.IsFinite(b) && !double.IsInteger(b))
        {
            return new PyValue.Imaginary(Complex.Pow(new Complex(a, 0), b));
        }

        var power = Math.Pow(a, b);
        return double.IsInfinity(power) && double.IsFinite(a) && double.IsFinite(b) ? throw new PySyntaxException("a power is too large", "OverflowError") : new PyValue.Float(power);
    }

    private static Complex Imaginary(string sign, Complex a, Complex b) => sign switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" when b != Complex.Zero => a / b,
        "**" when a != Complex.Zero || (b.Imaginary == 0 && b.Real >= 0) => Complex.Pow(a, b),
        _ => throw Refused(sign),
    };

    private static double AsDouble(PyValue value) => value is PyValue.Float f ? f.Value : Double(PyEquality.Whole(value) ?? throw Refused("arithmetic"));

    private static Complex AsComplex(PyValue value) => value is PyValue.Imaginary c ? c.Value : new Complex(AsDouble(value), 0);

    private static double Double(BigInteger whole) => ToDoubleOrRefuse(whole);

    private static double ToDoubleOrRefuse(BigInteger whole)
    {
        try
        {
            return ToDouble(whole);
        }
        catch (OverflowException overflow)
        {
            throw new PySyntaxException(overflow.Message, "OverflowError");
        }
    }

    private static BigInteger NotZero(BigInteger b) => b.IsZero ? throw new PySyntaxException("division by zero", "ZeroDivisionError") : b;

    private static double NotZero(double b) => b == 0 ? throw new PySyntaxException("division by zero", "ZeroDivisionError") : b;

    private static PySyntaxException Refused(string sign) => new($"unsupported operands for {sign}", "TypeError");
}
