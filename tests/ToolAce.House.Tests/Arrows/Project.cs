using System.Xml.Linq;

namespace ToolAce.House.Tests.Arrows;

/// <summary>A project file: what it references.</summary>
internal sealed record Project(string Path, string Name, IReadOnlySet<string> References, IReadOnlySet<string> Packages)
{
    public static IReadOnlyList<Project> All { get; } = [.. Repository.With(".csproj").Select(Read)];

    /// <summary>The rooms: every project but tests.</summary>
    public static IReadOnlyList<Project> Rooms { get; } = [.. All.Where(p => !p.Path.StartsWith("tests/", StringComparison.Ordinal))];

    public static Project Named(string name) => All.Single(p => p.Name == name);

    /// <summary>Names of all projects reached from this one, itself left out.</summary>
    public IReadOnlySet<string> Reached()
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(References);
        while (open.TryDequeue(out var name))
        {
            if (reached.Add(name))
            {
                foreach (var next in Named(name).References)
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached;
    }

    /// <summary>Reads a project with the shared files it imports from the repository, so that no reference hides in one.</summary>
    private static Project Read(string path)
    {
        var items = Documents(Repository.At(path)).SelectMany(d => d.Descendants()).ToList();
        return new(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            Includes(items, "ProjectReference").Select(i => System.IO.Path.GetFileNameWithoutExtension(i)).ToHashSet(),
            Includes(items, "PackageReference").ToHashSet());
    }

    private static IEnumerable<XDocument> Documents(string path)
    {
        var document = XDocument.Load(path);
        yield return document;
        foreach (var import in document.Descendants().Where(e => e.Name.LocalName == "Import").Select(e => (string?)e.Attribute("Project")).OfType<string>())
        {
            var file = import.Replace("$(RepositoryRoot)", Repository.Root + "/").Replace("$(MSBuildThisFileDirectory)", System.IO.Path.GetDirectoryName(path) + "/");
            foreach (var inner in Documents(System.IO.Path.GetFullPath(file, System.IO.Path.GetDirectoryName(path)!)))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<string> Includes(IEnumerable<XElement> items, string kind) =>
        items.Where(e => e.Name.LocalName == kind).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
