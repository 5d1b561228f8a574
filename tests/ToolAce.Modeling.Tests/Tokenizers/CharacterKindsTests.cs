using ToolAce.Modeling.Tokenizers.Characters;

namespace ToolAce.Modeling.Tests.Tokenizers;

/// <summary>All code points were compared with Oniguruma 6.9.8 itself; here stand the counts of that version, and the white space.</summary>
public sealed class CharacterKindsTests
{
    [Theory]
    [InlineData(CharacterKind.Letter, 131_756)]
    [InlineData(CharacterKind.Number, 1_791)]
    [InlineData(CharacterKind.LineBreak, 2)]
    [InlineData(CharacterKind.Space, 23)]
    public void Of_AllCodePoints_AreSoManyAsUnicode14Has(object kind, int count) =>
        Assert.Equal(count, Enumerable.Range(0, 0x110000).Count(code => CharacterKinds.Of(code) == (CharacterKind)kind));

    [Fact]
    public void Of_WhiteSpace_IsUnicodes()
    {
        int[] expected = [.. Enumerable.Range(9, 5), 0x20, 0x85, 0xA0, 0x1680, .. Enumerable.Range(0x2000, 11), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000];
        Assert.Equal(expected, Enumerable.Range(0, 0x110000).Where(code => CharacterKinds.Of(code) is CharacterKind.Space or CharacterKind.LineBreak));
    }

    [Fact]
    public void At_HalfAPair_IsOtherAndOneUnit()
    {
        Assert.Equal(CharacterKind.Other, CharacterKinds.At("\uD835x", 0, out var length));
        Assert.Equal(1, length);
        Assert.Equal(CharacterKind.Other, CharacterKinds.At("\uD835", 0, out _));
        Assert.Equal(CharacterKind.Letter, CharacterKinds.At("\uD835\uDC00", 0, out length));
        Assert.Equal(2, length);
    }
}
