using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ToolAce.Modeling.Generation;

namespace ToolAce.Onnx.Running;

/// <summary>What is asked of one position's logits [vocabulary].</summary>
internal static class LogitRow
{
    /// <summary>The likeliest token where the temperature is 0 (the first of equals), else one drawn; with the natural logarithm of its probability at temperature 1.</summary>
    public static (int Id, float LogProb) Choose(ReadOnlySpan<float> logits, double temperature, Random random)
    {
        var highest = Highest(logits);
        var id = temperature <= 0 ? logits.IndexOf(highest) : Draw(logits, highest, (float)temperature, random);
        return (id < 0 ? 0 : id, LogProb(logits, Math.Max(id, 0), highest)); // no logit equals the highest where all are NaN
    }

    /// <summary>The natural logarithm of a token's probability.</summary>
    public static float LogProb(ReadOnlySpan<float> logits, int id) => LogProb(logits, id, Highest(logits));

    private static float LogProb(ReadOnlySpan<float> logits, int id, float highest) => logits[id] - highest - MathF.Log(SumOfExponentials(logits, highest));

    private static int Draw(ReadOnlySpan<float> logits, float highest, float temperature, Random random)
    {
        var probabilities = new float[logits.Length];
        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] = MathF.Exp((logits[i] - highest) / temperature);
        }

        var sum = probabilities.Sum(p => (double)p);
        foreach (ref var p in probabilities.AsSpan())
        {
            p = (float)(p / sum);
        }

        return TokenDraw.From(probabilities, random);
    }

    private static float Highest(ReadOnlySpan<float> logits)
    {
        var parts = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        var highest = Vector256.Create(float.NegativeInfinity);
        foreach (var part in parts)
        {
            highest = Vector256.Max(highest, part);
        }

        var result = float.NegativeInfinity;
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            result = Math.Max(result, highest[i]);
        }

        foreach (var value in logits[(parts.Length * Vector256<float>.Count)..])
        {
            result = Math.Max(result, value);
        }

        return result;
    }

    private static float SumOfExponentials(ReadOnlySpan<float> logits, float highest)
    {
        var sum = Vector256<float>.Zero;
        var parts = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        var shift = Vector256.Create(highest);
        foreach (var part in parts)
        {
            sum += Vector256.Exp(part - shift);
        }

        var result = Vector256.Sum(sum);
        foreach (var value in logits[(parts.Length * Vector256<float>.Count)..])
        {
            result += MathF.Exp(value - highest);
        }

        return result;
    }
}
