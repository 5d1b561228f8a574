using System.Globalization;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl;

/// <summary>A checker's verdict.</summary>
public sealed class CheckResult
{
    private readonly string? format;
    private readonly object?[] values;
    private string? message;

    private CheckResult(string? errorType, string? format, object?[] values)
    {
        ErrorType = errorType;
        this.format = format;
        this.values = values;
    }

    /// <summary>Nothing wrong.</summary>
    public static CheckResult Correct { get; } = new(errorType: null, format: null, []);

    /// <summary>Whether nothing is wrong.</summary>
    public bool Valid => ErrorType is null;

    /// <summary>The benchmark's own name of the error; null when valid.</summary>
    public string? ErrorType { get; }

    /// <summary>The error in words; null when valid. Written on the first demand, since most verdicts are only counted.</summary>
    public string? Message => message ??= format is null || values.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, [.. values.Select(Shown)]);

    /// <summary>An error whose words are the text as it is, or, with values, a format for them.</summary>
    internal static CheckResult Wrong(string errorType, string format, params object?[] values) => new(errorType, format, values);

    private static object? Shown(object? value) => value switch
    {
        IReadOnlyList<PyValue> list => PyText.Repr(new PyValue.List(list)),
        CheckResult inner => inner.Message,
        _ => value,
    };
}
