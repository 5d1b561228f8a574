namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>The public methods of a world's class, whatever the class.</summary>
internal interface IWorldFunctions
{
    string ClassName { get; }

    IReadOnlyCollection<string> Names { get; }

    WorldFunction? Find(string name);
}
