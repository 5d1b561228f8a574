using ToolAce.Eval.Bfcl.Checking;
using ToolAce.Eval.Bfcl.Java;

namespace ToolAce.Eval.Tests.Bfcl.Java;

public sealed class JavaConverterTests
{
    [Theory]
    [InlineData("12", "integer", null, "12")]
    [InlineData("-٣\n", "byte", null, "-3")]
    [InlineData("12L", "short", null, "'12L'")]
    [InlineData("12L", "long", null, "12")]
    [InlineData("12l\n", "long", null, "12")]
    [InlineData("12", "long", null, "'12'")]
    [InlineData("3.5F", "float", null, "3.5")]
    [InlineData("1e3f", "float", null, "1000.0")]
    [InlineData("3.5", "float", null, "'3.5'")]
    [InlineData("3.5E-2", "double", null, "0.035")]
    [InlineData("3.", "double", null, "'3.'")]
    [InlineData("3e", "double", null, "'3e'")]
    [InlineData("3.5f", "double", null, "'3.5f'")]
    [InlineData("true", "boolean", null, "True")]
    [InlineData("True", "boolean", null, "'True'")]
    [InlineData("'a'", "char", null, "\"'a'\"")]
    [InlineData("12", "any", null, "'12'")]
    [InlineData("x = new int[] { 1, 2,, a } + 1", "Array", "integer", "[1, 2, 'a']")]
    [InlineData("new String[]{\"a, b\", true, 1L, 2f, 1_0, inf}", "Array", null, "['\"a', 'b\"', True, 1, 2.0, 10, inf]")]
    [InlineData("new String[]{\"a\"}", "Array", "String", "['\"a\"']")]
    [InlineData("new int[]{1,\n2}", "Array", "integer", "'new int[]{1,\\n2}'")]
    [InlineData("new int[]{1,\n2} new int[]{3}", "Array", "integer", "[3]")]
    [InlineData("new int[]{}", "Array", "integer", "[]")]
    [InlineData("int[]{1}", "Array", "integer", "'int[]{1}'")]
    [InlineData("new ArrayList<>(Arrays.asList(\"a\", 'b', 1))", "ArrayList", null, "['a', \"'b'\", 1]")]
    [InlineData("new ArrayList<String>(Arrays.asList(\"a\", b))", "ArrayList", "String", "['a', '']")]
    [InlineData("new ArrayList<>(Arrays.asList(1,,2L))", "ArrayList", "long", "['1', '', 2]")]
    [InlineData("new ArrayList<>(Arrays.asList())", "ArrayList", null, "'new ArrayList<>(Arrays.asList())'")]
    [InlineData("new ArrayList<>() {{ add(\"a\"); add(f(1)); add(\n2); }}", "ArrayList", null, "['a', 'f(1']")]
    [InlineData("new ArrayList<>() {{ }}", "ArrayList", null, "[]")]
    [InlineData("new ArrayList<>() {{}}}", "ArrayList", null, "[]")]
    [InlineData("new  ArrayList<A>()", "ArrayList", null, "[]")]
    [InlineData("new ArrayList<A, B>()", "ArrayList", null, "'new ArrayList<A, B>()'")]
    [InlineData("new HashMap<String, Integer>() {{ put(\"a\", 1); put(\"b\", \"c\"); put(\"a\", true); put(k, 1); }}", "HashMap", null, "{'a': True, 'b': 'c'}")]
    [InlineData("new HashMap<A,\nB>() { put(\"a\",\n\n1L); }", "HashMap", null, "{'a': 1}")]
    [InlineData("new HashMap<>() {{ put(\"a\", \",\", 1); }}", "HashMap", null, "{'a': '\",\", 1'}")]
    [InlineData("new HashMap<>() {{ put(\"a\", \n put(\"b\", 2\n); put(\"c\", 3); }}", "HashMap", null, "{'c': 3}")]
    [InlineData("new HashMap<>()", "HashMap", null, "{}")]
    [InlineData("new HashMap<A,\nB>()", "HashMap", null, "'new HashMap<A,\\nB>()'")]
    [InlineData("new HashMap<A,\nB> new HashMap<C> ()", "HashMap", null, "{}")]
    [InlineData("Map.of(\"a\", 1)", "HashMap", null, "'Map.of(\"a\", 1)'")]
    public void Convert_Source_GivesTheOriginalsValue(string text, string type, string? items, string value) =>
        Assert.Equal(value, JavaConverter.Convert(text, type, items).ToString());

    [Theory]
    [InlineData("1", "Set", null, "NotImplementedError")]
    [InlineData("1", "Hashtable", null, "NotImplementedError")]
    [InlineData("1", "Queue", null, "NotImplementedError")]
    [InlineData("1", "Stack", null, "NotImplementedError")]
    [InlineData("1", "int", null, "ValueError")]
    [InlineData("new int[]{1}", "Array", "int", "ValueError")]
    public void Convert_TypeWithoutConversion_RaisesAsTheOriginal(string text, string type, string? items, string exception) =>
        Assert.Equal(exception, Assert.Throws<CheckerException>(() => JavaConverter.Convert(text, type, items)).PythonType);

    [Fact]
    public void Convert_TenThousandDigits_ValueError() =>
        Assert.Equal("ValueError", Assert.Throws<CheckerException>(() => JavaConverter.Convert(new string('9', 10_000), "integer")).PythonType);

    [Theory]
    [InlineData("new ArrayList<>(Arrays.asList(")]
    [InlineData("new int[]{")]
    [InlineData("new HashMap<>")]
    [InlineData("new HashMap<A> () {{ put(\"")]
    [InlineData("new HashMap<>() {} put(\"a\",")]
    [InlineData("new ArrayList<>() {{ add(")]
    [InlineData("new    ")]
    public void Convert_AMegabyteOfBeginnings_ComesToAnEnd(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        foreach (var type in new[] { "Array", "ArrayList", "HashMap" })
        {
            Assert.NotNull(JavaConverter.Convert(text, type));
        }
    }

    [Fact]
    public void Convert_AMegabyteOfKeysWithoutValues_ComesToAnEnd()
    {
        var text = "new HashMap<>() {" + string.Concat(Enumerable.Repeat("put(\"a\",", 125_000)) + "}";
        Assert.Equal("{}", JavaConverter.Convert(text, "HashMap").ToString());
    }
}
