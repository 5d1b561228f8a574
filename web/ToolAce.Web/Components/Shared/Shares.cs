using System.Globalization;

namespace ToolAce.Web.Components.Shared;

/// <summary>Fractions as people read them.</summary>
internal static class Shares
{
    /// <summary>0.6123 is "61.2".</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A difference of two fractions in points, with its sign.</summary>
    public static string Points(double difference) => (100 * difference).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>A probability, with four decimals or as smaller than the least of them.</summary>
    public static string PValue(double value) => value < 0.0001 ? "< 0.0001" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
