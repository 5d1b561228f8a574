using ToolAce.Eval.Bfcl.Python.Runtime;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Bfcl.MultiTurn.Worlds;

/// <summary>A small file system with a current folder. Loading here; moving about, contents, and copying in the other parts.</summary>
internal sealed partial class GorillaFileSystem(WorldConstants constants) : World(Table, constants)
{
    public const string Name = "GorillaFileSystem";

    private const string LongContextFiles = "long_context";
    private const string InvalidCharacters = "|/\\?%*:\"><";

    private static readonly PyValue.Str Slash = Py.Of("/");

    private static readonly PyValue.Str[] Invalid = [.. InvalidCharacters.Select(c => Py.Of(c.ToString()))];

    private static readonly WorldFunctions<GorillaFileSystem> Table = new WorldFunctions<GorillaFileSystem>(Name)
        .Add("pwd()", (w, _) => w.Pwd())
        .Add("ls(a=False)", (w, a) => w.Ls(a[0]))
        .Add("cd(folder)", (w, a) => w.Cd(a[0]))
        .Add("mkdir(dir_name)", (w, a) => w.Mkdir(a[0]))
        .Add("touch(file_name)", (w, a) => w.Touch(a[0]))
        .Add("echo(content, file_name=None)", (w, a) => w.Echo(a[0], a[1]))
        .Add("cat(file_name)", (w, a) => w.Cat(a[0]))
        .Add("find(path='.', name=None)", (w, a) => w.Find(a[0], a[1]))
        .Add("wc(file_name, mode='l')", (w, a) => w.Wc(a[0], a[1]))
        .Add("sort(file_name)", (w, a) => w.Sort(a[0]))
        .Add("grep(file_name, pattern)", (w, a) => w.Grep(a[0], a[1]))
        .Add("du(human_readable=False)", (w, a) => w.Du(a[0]))
        .Add("tail(file_name, lines=10)", (w, a) => w.Tail(a[0], a[1]))
        .Add("diff(file_name1, file_name2)", (w, a) => w.Diff(a[0], a[1]))
        .Add("mv(source, destination)", (w, a) => w.Mv(a[0], a[1]))
        .Add("rm(file_name)", (w, a) => w.Rm(a[0]))
        .Add("rmdir(dir_name)", (w, a) => w.Rmdir(a[0]))
        .Add("cp(source, destination)", (w, a) => w.Cp(a[0], a[1]));

    private PyDirectory root = new(Slash, parent: null);
    private PyDirectory current = new(Slash, parent: null);

    /// <summary>A scenario is read into files and folders; nothing of it is kept.</summary>
    public override bool KeepsScenario => false;

    private PyDirectory Current
    {
        get => current;
        set => this["_current_dir"] = current = value;
    }

    public override void Load(PyValue.Dict scenario, bool longContext)
    {
        this["long_context"] = Py.Of(longContext);
        root = new PyDirectory(Slash, parent: null);
        if (scenario.Find("root") is PyValue.Dict { Entries: [var (name, top), ..] })
        {
            root = new PyDirectory(name, parent: null);
            Fill(root, Py.GetItem(top, "contents"), longContext);
        }

        this["root"] = root;
        Current = root;
    }

    private void Fill(PyDirectory directory, PyValue contents, bool longContext)
    {
        var isInnermost = true;
        foreach (var (name, data) in Py.Items(contents))
        {
            var type = Py.GetItem(data, "type");
            if (Py.Is(type, "directory"))
            {
                isInnermost = false;
                var inner = new PyDirectory(name, directory);
                Fill(inner, Py.GetItem(data, "contents"), longContext);
                directory.Contents.Set(name, inner);
            }
            else if (Py.Is(type, "file"))
            {
                var content = Py.GetItem(data, "content");
                directory.Contents.Set(name, new PyFile(name, longContext && !Py.In(name, Constants[LongContextFiles, "FILES_TAIL_USED"]) ? Stretched(content) : content));
            }
        }

        if (isInnermost && longContext)
        {
            foreach (var name in Py.Iterate(Constants[LongContextFiles, "POPULATE_FILE_EXTENSION"]))
            {
                directory.AddFile(name, Py.Of(""));
            }
        }
    }

    private PyValue Stretched(PyValue content) => Constants.Extended(content, Constants[LongContextFiles, "FILE_CONTENT_EXTENSION"]);

    private static bool IsValidName(PyValue name)
    {
        foreach (var character in Invalid)
        {
            if (Py.In(character, name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The file of a name in the current folder, else null.</summary>
    private PyFile? File(PyValue name) => Py.In(name, Current.Contents) ? Current.Item(name) as PyFile : null;
}
