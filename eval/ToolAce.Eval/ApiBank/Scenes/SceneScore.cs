namespace ToolAce.Eval.ApiBank.Scenes;

/// <summary>
/// Level 3 by this project's own reading of the scenes: <paramref name="Correct"/> of <paramref name="Predicted"/> calls, and scenes without any error.
/// The published level 3 has other data and is not comparable.
/// </summary>
public sealed record SceneScore(int Predicted, int Correct, int Scenes, int ScenesRight)
{
    /// <summary>What it is called wherever it is shown.</summary>
    public string Name => $"level 3 (own reading of {Scenes} scenes)";

    /// <summary>Correct calls over all calls predicted, 0–1; null without any.</summary>
    public double? ApiAccuracy => Predicted == 0 ? null : (double)Correct / Predicted;

    /// <summary>Scenes in which every call was predicted and right, over all scenes, 0–1; null without any.</summary>
    public double? SceneAccuracy => Scenes == 0 ? null : (double)ScenesRight / Scenes;
}
