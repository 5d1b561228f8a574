using System.Text.Json;
using ToolAce.Core.Calls;
using ToolAce.Core.Json;
using ToolAce.Synthesis.Corpora;
using ToolAce.Synthesis.Tests.Support;

namespace ToolAce.Synthesis.Tests.Corpora;

public sealed class ValueTests
{
    [Fact]
    public void Of_Splits_EveryFifthLineIsHeldOut()
    {
        var lists = Shipped.Corpus.Values;
        foreach (var name in lists.Names)
        {
            var all = lists.Of(name, ValueSplit.All);
            Assert.Equal(all.Where((_, i) => i % 5 == 4), lists.Of(name, ValueSplit.HeldOut));
            Assert.Equal(all, lists.Of(name, ValueSplit.Training).Concat(lists.Of(name, ValueSplit.HeldOut)).OrderBy(v => all.ToList().IndexOf(v)));
        }
    }

    [Theory]
    [InlineData("name")]
    [InlineData("sea | garden | city hall")]
    [InlineData("count 1-14")]
    [InlineData("number -2.5-40")]
    [InlineData("date")]
    [InlineData("flag")]
    [InlineData("list of code")]
    [InlineData("group of (street: street, floor: count 1-9)")]
    public void Kind_ThroughJson_ComesBackEqual(string text)
    {
        var kind = JsonSerializer.Deserialize<ValueKind>($"\"{text}\"", CoreJson.Options)!;
        Assert.Equal(text, kind.ToText());
        Assert.Equal(kind, JsonSerializer.Deserialize<ValueKind>(JsonSerializer.Serialize(kind, CoreJson.Options), CoreJson.Options));
    }

    [Fact]
    public void Draw_EverySplit_StaysInsideKindAndSplit()
    {
        var random = new Random(3);
        var kinds = Shipped.Corpus.Documents.SelectMany(d => d.Functionalities).SelectMany(f => f.Parameters).Select(p => p.Kind).Distinct().ToArray();
        foreach (var split in Enum.GetValues<ValueSplit>())
        {
            var source = new ValueSource(Shipped.Corpus.Values, split);
            foreach (var kind in kinds)
            {
                AssertFits(source, kind, source.Draw(kind, random));
            }
        }
    }

    private static void AssertFits(ValueSource source, ValueKind kind, Literal value)
    {
        switch (kind)
        {
            case ValueKind.Words words:
                Assert.Contains(((Literal.Text)value).Value, source.Lists.Of(words.List, source.Split));
                break;
            case ValueKind.Choice choice:
                Assert.Contains(((Literal.Text)value).Value, choice.Options);
                break;
            case ValueKind.Count count:
                Assert.InRange((int)((Literal.Integer)value).Value, count.Low, count.High);
                break;
            case ValueKind.Number number:
                var real = ((Literal.Real)value).Value;
                Assert.InRange(real, number.Low, number.High);
                Assert.Equal(Math.Round(real, 1), real);
                break;
            case ValueKind.Code:
                var code = ((Literal.Text)value).Value;
                Assert.Matches("^[A-Z][0-9]{2}$", code);
                Assert.True(source.Split == ValueSplit.All || ValueSource.IsHeldOutCode(code) == (source.Split == ValueSplit.HeldOut));
                break;
            case ValueKind.ListOf list:
                var items = ((Literal.List)value).Items;
                Assert.InRange(items.Count, 1, 3);
                Assert.Equal(items.Distinct(), items);
                Assert.All(items, i => AssertFits(source, list.Item, i));
                break;
            case ValueKind.Group group:
                Assert.Equal(group.Members.Count, ((Literal.Map)value).Entries.Count);
                break;
            default:
                Assert.True(value is Literal.Text or Literal.Bool);
                break;
        }
    }
}
