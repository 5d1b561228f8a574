namespace ToolAce.Modeling.Chat;

/// <summary>A conversation as token ids; <paramref name="Supervised"/> (one flag an id) marks those the model is trained to write.</summary>
public sealed record EncodedDialog(int[] Ids, bool[] Supervised);
