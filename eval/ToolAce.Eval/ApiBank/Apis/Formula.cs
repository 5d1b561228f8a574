using System.Buffers;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.ApiBank.Apis;

/// <summary>
/// A formula as the benchmark's calculator works it out, errors included: brackets do not nest, an operator takes whatever stands beside it, and one that
/// stands first reaches around to the end of the formula. Linear in the formula; where upstream would never end, that is said instead.
/// </summary>
internal static class Formula
{
    private const string OutOfRange = "list index out of range";
    private const string NotInList = "')' is not in list";
    private const string Endless = "a formula on which the benchmark's calculator never ends";
    private static readonly SearchValues<char> Known = SearchValues.Create("0123456789+-*/()");

    public static ApiOutcome Calculate(string formula)
    {
        if (!IsValid(formula))
        {
            return ApiOutcome.Raise("invalid formula");
        }

        try
        {
            var value = Resolve(Split(formula));
            return ApiOutcome.Of(value.Sign == '\0' ? new PyValue.Float(value.Number) : new PyValue.Str(value.Sign.ToString()));
        }
        catch (FormulaException e)
        {
            return e.Message == Endless ? ApiOutcome.NotHere(Endless) : ApiOutcome.Raise(e.Message);
        }
    }

    private static bool IsValid(string formula)
    {
        if (formula.Length == 0 || formula.AsSpan().ContainsAnyExcept(Known) || formula.AsSpan().Count('(') != formula.AsSpan().Count(')'))
        {
            return false;
        }

        var operators = formula.Count(c => c is '+' or '-' or '*' or '/');
        return operators > 0 && operators + 1 != formula.Length;
    }

    private static List<Part> Split(string formula)
    {
        var parts = new List<Part>();
        for (var i = 0; i < formula.Length;)
        {
            var end = i;
            while (end < formula.Length && char.IsAsciiDigit(formula[end]))
            {
                end++;
            }

            parts.Add(end > i ? new Part(double.Parse(formula.AsSpan(i, end - i)), '\0') : new Part(0, formula[i]));
            i = Math.Max(end, i + 1);
        }

        return parts;
    }

    private static Part Resolve(List<Part> parts)
    {
        var flat = new List<Part>(parts.Count);
        var closed = false;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Sign != '(')
            {
                closed |= parts[i].Sign == ')';
                flat.Add(parts[i]);
                continue;
            }

            // A bracket that closes before this one opens is taken for its partner, with nothing between.
            if (closed)
            {
                throw new FormulaException(OutOfRange);
            }

            var close = parts.FindIndex(i, p => p.Sign == ')');
            if (close < 0 || parts.FindIndex(i + 1, close - i, p => p.Sign == '(') >= 0)
            {
                throw new FormulaException(NotInList);
            }

            flat.Add(Flat(parts.GetRange(i + 1, close - i - 1)));
            i = close;
        }

        return Flat(flat);
    }

    private static Part Flat(List<Part> parts) => Pass(Pass(parts, '*', '/'), '+', '-') is [var first, ..] ? first : throw new FormulaException(OutOfRange);

    // Works off two operators from left to right.
    private static List<Part> Pass(List<Part> parts, char one, char other)
    {
        var done = new List<Part>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var sign = parts[i].Sign;
            if (sign != '\0' && (sign == one || sign == other))
            {
                if (done.Count > 0 && i + 1 < parts.Count)
                {
                    done[^1] = Operate(done[^1], sign, parts[++i]);
                    continue;
                }

                throw new FormulaException(i + 1 < parts.Count && Operate(parts[^1], sign, parts[i + 1]) is var _ ? Endless : OutOfRange);
            }

            done.Add(parts[i]);
        }

        return done;
    }

    private static Part Operate(Part first, char sign, Part second) => (first.Sign, second.Sign) switch
    {
        ('\0', '\0') when sign == '/' && second.Number == 0 => throw new FormulaException("float division by zero"),
        ('\0', '\0') => new Part(
            sign switch
            {
                '+' => first.Number + second.Number,
                '-' => first.Number - second.Number,
                '*' => first.Number * second.Number,
                _ => first.Number / second.Number,
            },
            '\0'),
        (not '\0', _) when sign == '+' => second.Sign == '\0'
            ? throw new FormulaException("can only concatenate str (not \"float\") to str")
            : throw new FormulaException(Endless),
        (not '\0', not '\0') when sign == '*' => throw new FormulaException("can't multiply sequence by non-int of type 'str'"),
        _ when sign == '*' => throw new FormulaException("can't multiply sequence by non-int of type 'float'"),
        _ => throw new FormulaException($"unsupported operand type(s) for {sign}: '{Type(first)}' and '{Type(second)}'"),
    };

    private static string Type(Part part) => part.Sign == '\0' ? "float" : "str";

    // A number, or a sign when that is not 0.
    private readonly record struct Part(double Number, char Sign);

    private sealed class FormulaException(string message) : Exception(message);
}
