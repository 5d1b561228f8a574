namespace ToolAce.Trainer.Exports;

/// <summary>
/// Prompts to compare on, as token ids, with what the trained model says: the logits of each, [time, vocabulary]. Of a long prompt only those after its first and its last
/// tokens are kept (see <see cref="Row"/>): with a large vocabulary a few dialogs would fill gigabytes, and the last tokens look back over the whole prompt anyhow.
/// </summary>
public sealed record ExportProbes(IReadOnlyList<IReadOnlyList<int>> Prompts, IReadOnlyList<float[]> Logits)
{
    /// <summary>Tokens at either end of a prompt whose logits are kept.</summary>
    public const int Kept = 64;

    /// <summary>Which row of a prompt's logits belongs to the token at this position; null where it is not kept.</summary>
    /// <param name="position">Counted from 0.</param>
    /// <param name="length">The prompt's tokens.</param>
    public static int? Row(int position, int length) =>
        position < Kept ? position
        : position >= length - Kept ? position - Math.Max(0, length - (2 * Kept))
        : null;
}
