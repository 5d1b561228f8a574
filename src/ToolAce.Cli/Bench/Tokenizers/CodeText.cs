using System.Text;
using ToolAce.Core.Randomness;

namespace ToolAce.Cli.Bench.Tokenizers;

/// <summary>Generated functions in the manner of Python, C# and JavaScript.</summary>
internal static class CodeText
{
    /// <summary>One function.</summary>
    public static void Append(StringBuilder text, Random random, WordSource words)
    {
        var kind = random.Next(3);
        string Snake() => $"{words.Word(random)}_{words.Word(random)}";
        string Camel() => words.Word(random) + words.Name(random);
        string Id() => kind == 0 ? Snake() : Camel();
        var (a, b, name) = (Id(), Id(), kind == 1 ? words.Name(random) + words.Name(random) : Id());
        text.Append(kind switch
        {
            0 => $"def {name}({a}, {b}=None):\n    \"\"\"Returns the {words.Word(random)} of {words.Word(random)}.\"\"\"\n",
            1 => $"    public static int {name}(string {a}, int {b} = {random.Next(100)})\n    {{\n",
            _ => $"export function {name}({a}, {b} = {{}}) {{\n",
        });
        for (var line = random.Next(3, 10); line > 0; line--)
        {
            var indent = new string(' ', (kind == 1 ? 8 : 4) + (random.Chance(0.3) ? 4 : 0));
            var end = kind == 0 ? "" : ";";
            text.Append(indent).Append(random.Next(6) switch
            {
                0 => $"{(kind == 0 ? "" : "var ")}{Id()} = {a}.{Id()}({b}, \"{words.Word(random)}\"){end}",
                1 => kind == 0 ? $"if {a} is not None and len({b}) > {random.Next(64)}:" : $"if ({a} !== null && {b}.length > {random.Next(64)}) {{",
                2 => $"{(kind == 0 ? "#" : "//")} {words.Word(random)} {words.Word(random)} {words.Word(random)}",
                3 => $"{b}[{random.Next(10)}] += 0x{random.Next():X}{end}",
                4 => $"return {Id()}({a}) * {random.NextDouble():F3} + {random.Next(1000)}{end}",
                _ => $"for {(kind == 0 ? $"{words.Word(random)} in range({random.Next(50)}):" : $"(let i = 0; i < {a}.size; i++) {{ {Id()}(i); }}")}",
            }).Append(kind == 1 ? "\r\n" : "\n");
        }

        text.Append(kind == 0 ? "\n\n" : kind == 1 ? "    }\r\n\r\n" : "}\n\n");
    }
}
