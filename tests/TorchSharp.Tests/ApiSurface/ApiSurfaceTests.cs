using System.Text;

namespace TorchSharp.Tests.ApiSurface;

/// <summary>Holds the subset to signatures.txt, which records the reference's public surface.</summary>
public class ApiSurfaceTests
{
    private static readonly ILookup<string, (char Mark, string Signature)> Facts = Read().ToLookup(f => f.Type, f => (f.Mark, f.Signature));

    public static TheoryData<string> Types => [.. Facts.Select(g => g.Key)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_HasEveryRecordedMember_AndNoneThatIsRecordedAsLeftOut(string name)
    {
        var type = Find(name);
        Assert.True(type is not null, $"{name} is not in the subset");
        var present = Signature.Of(type).ToHashSet(StringComparer.Ordinal);
        var wrong = new StringBuilder();
        foreach (var (mark, signature) in Facts[name])
        {
            if (present.Contains(signature) == (mark == '-'))
            {
                wrong.AppendLine(mark == '-' ? $"recorded as left out, but there: {signature}" : $"missing: {signature}");
            }
        }

        Assert.True(wrong.Length == 0, $"{name}\n{wrong}");
    }

    [Fact]
    public void Subset_OffersNothingThatIsNotRecorded()
    {
        // What the reference lacks would compile here and not there.
        var unknown =
            from type in PublicTypes()
            let recorded = Facts[type.FullName!].Where(f => f.Mark != '-').Select(f => f.Signature).ToHashSet(StringComparer.Ordinal)
            from signature in Signature.DeclaredBy(type)
            where !recorded.Contains(signature)
            select $"{type.FullName}: {signature}";
        Assert.Empty(unknown);
    }

    [Fact]
    public void Facts_CoverTheWholeList()
    {
        var all = Facts.SelectMany(g => g).ToList();
        Assert.True(all.Count(f => f.Mark == '+') > 500, "the list of signatures that a trainer needs");
        Assert.True(all.Count(f => f.Mark == '-') < 60, "what is left out of it");
        Assert.All(all, f => Assert.Contains(f.Mark, "+*-="));
        foreach (var group in Facts)
        {
            Assert.Equal(group.Count(), group.Distinct().Count());
        }
    }

    /// <summary>The namespace Native holds what describes this provider, and says so; it is no part of the surface.</summary>
    private static IEnumerable<Type> PublicTypes() =>
        typeof(torch).Assembly.GetTypes().Where(t => (t.IsPublic || t.IsNestedPublic) && t.Namespace != "TorchSharp.Native");

    private static Type? Find(string name) => typeof(torch).Assembly.GetType(name);

    private static IEnumerable<(string Type, char Mark, string Signature)> Read()
    {
        using var reader = new StreamReader(typeof(ApiSurfaceTests).Assembly.GetManifestResourceStream("signatures.txt")!);
        var type = string.Empty;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                type = line[1..^1];
            }
            else if (line.Length > 2 && line[0] != '#')
            {
                yield return (type, line[0], line[2..]);
            }
        }
    }
}
