namespace ToolAce.Eval.ApiBank.Scenes;

/// <summary>A level-3 scene: what the user says first, what is known of the user, and the calls wanted, in order, each as text.</summary>
internal sealed record Scene(string Name, string Utterance, string Facts, IReadOnlyList<string> Calls);
