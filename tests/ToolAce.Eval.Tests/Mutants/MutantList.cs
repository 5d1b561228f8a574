namespace ToolAce.Eval.Tests.Mutants;

/// <summary>
/// Reads <c>mutants.txt</c>: a line <c># FILE</c>, then mutants of it, each a line <c>- before «expression» after</c> and a line <c>+ mistaken expression</c>. Every place occurs
/// once in its file. All mutants are compiled into one program, in which the variable TOOLACE_MUTANT chooses the one that acts: a build a mutant would take hours.
/// </summary>
internal static class MutantList
{
    public const string Variable = "TOOLACE_MUTANT";

    /// <summary>What is compiled beside the mutants.</summary>
    public const string Switch = $$"""
        namespace ToolAce.Eval;

        internal static class ActiveMutant
        {
            private static readonly int Number = int.Parse(System.Environment.GetEnvironmentVariable("{{Variable}}") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

            public static bool Is(int number) => number == Number;
        }
        """;

    public static IReadOnlyList<Mutant> Read() => Parse(File.ReadAllLines(Path.Combine(OfficialData.RepositoryRoot, "tests", "ToolAce.Eval.Tests", "Mutants", "mutants.txt")));

    public static string SourcePath(string root, string file) => Path.Combine(root, "eval", "ToolAce.Eval", file);

    /// <summary>The source with all of its mutants in it, each asleep.</summary>
    public static string Apply(string source, IEnumerable<Mutant> mutants)
    {
        foreach (var place in mutants.GroupBy(m => m.Place))
        {
            var first = place.First();
            var at = source.IndexOf(place.Key, StringComparison.Ordinal);
            if (at < 0 || source.IndexOf(place.Key, at + 1, StringComparison.Ordinal) >= 0)
            {
                throw new FormatException($"{first}: the place occurs {(at < 0 ? "nowhere" : "more than once")}; mend the list");
            }

            var choice = string.Concat(place.Select(m => $"global::ToolAce.Eval.ActiveMutant.Is({m.Number}) ? ({m.To}) : "));
            source = source[..(at + first.Before.Length)] + $"({choice}({first.From}))" + source[(at + first.Before.Length + first.From.Length)..];
        }

        return source;
    }

    private static List<Mutant> Parse(string[] lines)
    {
        var mutants = new List<Mutant>();
        var file = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("# ", StringComparison.Ordinal))
            {
                file = lines[i][2..].Trim();
            }
            else if (lines[i].StartsWith("- ", StringComparison.Ordinal) && i + 1 < lines.Length && lines[i + 1].StartsWith("+ ", StringComparison.Ordinal) && lines[i][2..].Split('«', '»') is [var before, var from, var after])
            {
                mutants.Add(new Mutant(mutants.Count + 1, file, before, from, after, lines[++i][2..]));
            }
            else if (lines[i].Length > 0 && !lines[i].StartsWith("//", StringComparison.Ordinal))
            {
                throw new FormatException($"mutants.txt:{i + 1}: neither a file, a mutant nor a comment: {lines[i]}");
            }
        }

        return mutants;
    }
}
