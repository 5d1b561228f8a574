using ToolAce.Core.Statistics;

namespace ToolAce.Verification.Humans;

/// <summary>
/// Cohen's κ of a table of two by two with its large-sample standard error: κ = (p_o − p_e) / (1 − p_e) (J. Cohen, 1960), and
/// σ² = (A + B − C) / (n (1 − p_e)²) with A = Σ p_ii (1 − (p_i. + p_.i)(1 − κ))², B = (1 − κ)² Σ_{i≠j} p_ij (p_.i + p_j.)², C = (κ − p_e (1 − κ))²
/// (J. L. Fleiss, J. Cohen, B. S. Everitt, 1969, equation 13).
/// </summary>
internal sealed record CohensKappa(double Value, double Error)
{
    private const double Z95 = 1.959963984540054;
    private const double Rounding = 1e-12;

    /// <summary>Wald's 95 % interval; null where the error is 0, as it is for full agreement and for a check that always says the same: that is the formula's end, not certainty.</summary>
    public Interval? Interval => Error > 0 ? new Interval(Math.Max(-1, Value - (Z95 * Error)), Math.Min(1, Value + (Z95 * Error))) : null;

    /// <summary>Null where nothing was decided, or both always say the same one thing.</summary>
    public static CohensKappa? Of(Agreement table)
    {
        if (table.Decided == 0)
        {
            return null;
        }

        double n = table.Decided;
        var (both, onlyCheck, onlyHuman, neither) = (table.Both / n, table.OnlyCheck / n, table.OnlyHuman / n, table.Neither / n);
        var (check, human) = (both + onlyCheck, both + onlyHuman);
        var expected = (check * human) + ((1 - check) * (1 - human));
        if (table.Both == table.Decided || table.Neither == table.Decided)
        {
            return null;
        }

        var kappa = (both + neither - expected) / (1 - expected);
        var a = (both * Square(1 - ((check + human) * (1 - kappa)))) + (neither * Square(1 - ((2 - check - human) * (1 - kappa))));
        var b = Square(1 - kappa) * ((onlyCheck * Square(human + 1 - check)) + (onlyHuman * Square(1 - human + check)));
        var c = Square(kappa - (expected * (1 - kappa)));
        var spread = a + b - c;
        return new CohensKappa(Math.Abs(kappa) < Rounding ? 0 : kappa, spread < Rounding ? 0 : Math.Sqrt(spread / n) / (1 - expected));
    }

    private static double Square(double value) => value * value;
}
