using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn;

/// <summary>The public methods of one world's class, declared once in a static table.</summary>
internal sealed class WorldFunctions<TWorld>(string className) : IWorldFunctions
    where TWorld : World
{
    private readonly Dictionary<string, WorldFunction> functions = [];

    public string ClassName { get; } = className;

    public IReadOnlyCollection<string> Names => functions.Keys;

    public WorldFunction? Find(string name) => functions.GetValueOrDefault(name);

    /// <summary>Declares a method; see <see cref="WorldFunction"/> for the signature.</summary>
    public WorldFunctions<TWorld> Add(string signature, Func<TWorld, PyValue[], PyValue> body)
    {
        var function = new WorldFunction(ClassName, signature, (world, arguments) => body((TWorld)world, arguments));
        functions.Add(function.Name, function);
        return this;
    }
}
