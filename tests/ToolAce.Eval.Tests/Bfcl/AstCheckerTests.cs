using ToolAce.Eval.Bfcl;
using ToolAce.Eval.Bfcl.Python;

namespace ToolAce.Eval.Tests.Bfcl;

/// <summary>One argument <c>a</c> of <c>f</c>: type, accepted values, what is given, the error due.</summary>
public sealed class AstCheckerTests
{
    private const string Text = """{"type": "string"}""";
    private const string Whole = """{"type": "integer"}""";
    private const string Real = """{"type": "float"}""";
    private const string Truth = """{"type": "boolean"}""";
    private const string Any = """{"type": "any"}""";
    private const string Dict = """{"type": "dict"}""";
    private const string Texts = """{"type": "array", "items": {"type": "string"}}""";
    private const string Reals = """{"type": "array", "items": {"type": "float"}}""";
    private const string Lists = """{"type": "array", "items": {"type": "array"}}""";
    private const string Dicts = """{"type": "array", "items": {"type": "dict"}}""";
    private const string Pair = """{"type": "tuple", "items": {"type": "integer"}}""";

    [Theory]
    // Types are exact; only an int for a float, and a tuple for a tuple, are converted.
    [InlineData(Whole, "[5]", "5", null)]
    [InlineData(Whole, "[5]", "5.0", "type_error:simple")]
    [InlineData(Whole, "[1]", "True", "type_error:simple")]
    [InlineData(Whole, "[5]", "'5'", "type_error:simple")]
    [InlineData(Whole, "[5]", "None", "type_error:simple")]
    [InlineData(Whole, "[5]", "6", "value_error:others")]
    [InlineData(Whole, "[5, 6]", "6", null)]
    [InlineData(Real, "[5.0]", "5", null)]
    [InlineData(Real, "[5.0]", "True", "type_error:simple")]
    [InlineData(Real, "[0.3]", "0.1 + 0.2", "value_error:others")]
    [InlineData(Real, "[9007199254740993.0]", "9007199254740993", null)]
    [InlineData(Truth, "[true]", "True", null)]
    [InlineData(Truth, "[true]", "1", "type_error:simple")]
    [InlineData(Truth, "[true]", "False", "value_error:others")]
    [InlineData(Text, "[\"a\"]", "1", "type_error:simple")]
    [InlineData(Any, "[\"a\"]", "'A'", null)]
    [InlineData(Any, "[\"a\"]", "2", "type_error:simple")]
    [InlineData(Pair, "[[1, 2]]", "(1, 2)", null)]
    [InlineData(Pair, "[[1, 2]]", "[1, 2]", null)]
    [InlineData(Pair, "[[1, 2]]", "(2, 1)", "value_error:list/tuple")]
    [InlineData(Texts, "[[\"a\"]]", "('a',)", "type_error:simple")]
    // Strings are compared in their normal form.
    [InlineData(Text, "[\"New York, NY\"]", "'new_york-NY.'", null)]
    [InlineData(Text, "[\"a b\"]", "'a\\tb'", "value_error:string")]
    [InlineData(Text, "[\"it's\"]", "'IT\"S'", null)]
    [InlineData(Text, "[\"a+b\"]", "'ab'", "value_error:string")]
    [InlineData(Text, "[\"a(b)\"]", "'ab'", "value_error:string")]
    [InlineData(Text, "[\"*^\"]", "'-/'", null)]
    [InlineData(Text, "[\"\", \"x\"]", "' . '", null)]
    [InlineData(Text, "[\"ΑΣ\"]", "'ας'", null)]
    [InlineData(Text, "[\"ΑΣ\"]", "'ασ'", "value_error:string")]
    // An accepted value of another type stands for a variable: plain equality, nothing converted.
    [InlineData(Whole, "[\"n\"]", "n", null)]
    [InlineData(Whole, "[\"n\"]", "'N'", "value_error:others")]
    [InlineData(Whole, "[\"n\"]", "3", "value_error:others")]
    [InlineData(Whole, "[\"\", 3]", "''", "type_error:simple")]
    [InlineData(Whole, "[\"\"]", "3", "value_error:others")]
    [InlineData(Whole, "[\"\"]", "''", "type_error:simple")]
    [InlineData(Real, "[3]", "3", null)]
    [InlineData(Real, "[3]", "3.0", null)]
    [InlineData(Text, "[5]", "5", null)]
    [InlineData(Text, "[5]", "'5'", "value_error:others")]
    [InlineData(Texts, "[\"names\"]", "names", null)]
    [InlineData(Texts, "[\"names\"]", "['names']", "value_error:others")]
    [InlineData(Whole, "[null]", "None", null)]
    [InlineData(Dict, "[\"options\"]", "options", null)]
    [InlineData(Dict, "[\"options\"]", "{}", "value_error:others")]
    // A malformed answer: a text where a list of accepted values is due is read character by character, and the empty text is in every text.
    [InlineData(Dict, "[{\"k\": \"ab\"}]", "{}", null)]
    [InlineData(Dict, "[{\"k\": \"ab\"}]", "{'k': 'b'}", null)]
    [InlineData(Dict, "[{\"k\": \"ab\"}]", "{'k': 'ab'}", "value_error:dict_value")]
    // Lists: items' types, order, one level of normalisation.
    [InlineData(Texts, "[[\"a\", \"b\"]]", "['A', 'B']", null)]
    [InlineData(Texts, "[[\"a\", \"b\"]]", "['b', 'a']", "value_error:list/tuple")]
    [InlineData(Texts, "[[\"a\"]]", "['a', 'a']", "value_error:list/tuple")]
    [InlineData(Texts, "[[\"a\"]]", "[1]", "type_error:nested")]
    [InlineData(Texts, "[[\"a\"], [\"b\"]]", "['b']", null)]
    [InlineData(Texts, "[[\"a\"], \"\"]", "[]", null)]
    [InlineData(Texts, "[[\"a\"], \"\"]", "[1]", "value_error:list/tuple")]
    [InlineData(Texts, "[[\"a\"]]", "[]", "value_error:list/tuple")]
    [InlineData(Reals, "[[1, 2]]", "[1, 2]", null)]
    [InlineData(Reals, "[[1.0, 2.0]]", "[1, 2]", "type_error:nested")]
    [InlineData(Reals, "[[1, 2]]", "[1.0, 2]", null)]
    [InlineData(Reals, "[[1.5, 2.0]]", "[1.5, 2.0]", null)]
    [InlineData(Lists, "[[[\"a\"]]]", "[['a']]", null)]
    [InlineData(Lists, "[[[\"a\"]]]", "[['A']]", "value_error:list/tuple")]
    [InlineData(Lists, "[[[\"a\"]]]", "[[1]]", "value_error:list/tuple")]
    // Dicts: keys, values, what may be left out.
    [InlineData(Dict, "[{\"k\": [\"v\"]}]", "{'k': 'V'}", null)]
    [InlineData(Dict, "[{\"k\": [\"v\"]}]", "{'k': 'w'}", "value_error:dict_value")]
    [InlineData(Dict, "[{\"k\": [\"v\"]}]", "{'K': 'v'}", "value_error:dict_key")]
    [InlineData(Dict, "[{\"k\": [\"v\"]}]", "{'k': 'v', 'l': 1}", "value_error:dict_key")]
    [InlineData(Dict, "[{\"k\": [\"v\"], \"l\": [1]}]", "{'k': 'w'}", "value_error:dict_key")]
    [InlineData(Dict, "[{\"k\": [\"v\"], \"l\": [1, \"\"]}]", "{'k': 'v'}", null)]
    [InlineData(Dict, "[{\"k\": [1]}]", "{'k': True}", null)]
    [InlineData(Dict, "[{\"k\": [1]}]", "{'k': 1.0}", null)]
    [InlineData(Dict, "[{\"k\": [{\"z\": \"Ab\"}]}]", "{'k': {'z': 'Ab'}}", null)]
    [InlineData(Dict, "[{\"k\": [{\"z\": \"Ab\"}]}]", "{'k': {'z': 'ab'}}", "value_error:dict_value")]
    [InlineData(Dict, "[{\"k\": [[\"A\"]]}]", "{'k': ['a']}", "value_error:dict_value")]
    [InlineData(Dict, "[{\"k\": [\"v\"]}, {\"m\": [\"n\"]}]", "{'m': 'n'}", null)]
    [InlineData(Dict, "[{\"k\": [\"v\"]}, \"\", {\"m\": [\"n\"]}]", "{'m': 'x'}", "value_error:dict_value")]
    [InlineData(Dict, "[\"\"]", "{'m': 'x'}", "dict_checker:unclear")]
    [InlineData(Dict, "[{}]", "{}", null)]
    [InlineData(Dict, "[{\"k\": [\"v\"]}]", "['k']", "type_error:simple")]
    [InlineData(Dict, "[{\"k\": \"abc\"}]", "{'k': 'b'}", null)]
    [InlineData(Dict, "[{\"k\": 5}]", "{'k': 'b'}", "checker_exception:TypeError")]
    // Lists of dicts: as many, in order.
    [InlineData(Dicts, "[[{\"k\": [1]}, {\"k\": [2]}]]", "[{'k': 1}, {'k': 2}]", null)]
    [InlineData(Dicts, "[[{\"k\": [1]}, {\"k\": [2]}]]", "[{'k': 2}, {'k': 1}]", "value_error:dict_value")]
    [InlineData(Dicts, "[[{\"k\": [1]}, {\"k\": [2]}]]", "[{'k': 1}]", "value_error:list_dict_count")]
    [InlineData(Dicts, "[[{\"k\": [1]}], [{\"k\": [3]}]]", "[{'k': 3}]", null)]
    [InlineData(Dicts, "[[{\"k\": [1]}]]", "[{'l': 1}]", "value_error:dict_key")]
    [InlineData(Dicts, "[[{\"k\": [1]}], \"\"]", "[]", null)]
    // Where the official checker itself raises.
    [InlineData(Real, "[1.5]", "10**400", "checker_exception:OverflowError")]
    [InlineData("""{"type": "array"}""", "[[1]]", "[1]", "checker_exception:KeyError")]
    [InlineData("""{"type": "number"}""", "[1]", "1", "checker_exception:KeyError")]
    public void Check_OneArgument_ErrorTypeAsInTheOriginal(string schema, string accepted, string given, string? errorType)
    {
        var decoded = OfficialDecoder.DecodePrompted($"f(a={given})");
        var result = AstChecker.Check("simple", [Questions.Of(schema)], decoded, [Questions.Answer($$$"""{"f": {"a": {{{accepted}}}}}""")]);
        Assert.Equal(errorType, result.ErrorType);
        Assert.Equal(errorType is null, result.Valid);
    }

    [Theory]
    [InlineData("get_weather(city='Rome')", null)]
    [InlineData("get_weather(city='Rome', days=1)", null)]
    [InlineData("get_weather(days=1, city='Rome')", null)]
    [InlineData("Get_weather(city='Rome')", "simple_function_checker:wrong_func_name")]
    [InlineData("get_weather(days=1)", "simple_function_checker:missing_required")]
    [InlineData("get_weather()", "simple_function_checker:missing_required")]
    [InlineData("get_weather(city='Rome', country='IT')", "simple_function_checker:unexpected_param")]
    [InlineData("get_weather(city='Rome', **more)", "simple_function_checker:unexpected_param")]
    [InlineData("get_weather('Rome')", "simple_function_checker:missing_required")]
    [InlineData("get_weather(city='Bern', days='x')", "value_error:string")]
    [InlineData("get_weather(days='x', city='Bern')", "type_error:simple")]
    [InlineData("get_weather(city='Bern', city='Rome')", null)]
    [InlineData("[get_weather(city='Rome'), get_weather(city='Rome')]", "simple_function_checker:wrong_count")]
    [InlineData("[]", "simple_function_checker:wrong_count")]
    public void Check_OneCall_ErrorTypeAsInTheOriginal(string text, string? errorType)
    {
        var item = Questions.WeatherIn("1", "Rome");
        Assert.Equal(errorType, AstChecker.Check("simple", item.Functions, OfficialDecoder.DecodePrompted(text), item.Answers).ErrorType);
    }

    [Fact]
    public void Check_OptionalParameterNotMarkedAsSuch_MissingOptional()
    {
        var answer = Questions.Answer("""{"get_weather": {"city": ["Rome"], "days": [2]}}""");
        var result = AstChecker.Check("simple", [Questions.Weather], OfficialDecoder.DecodePrompted("get_weather(city='Rome')"), [answer]);
        Assert.Equal("simple_function_checker:missing_optional", result.ErrorType);
    }

    [Fact]
    public void Check_ParameterInSchemaButNotInAnswer_UnexpectedParam()
    {
        var answer = Questions.Answer("""{"get_weather": {"city": ["Rome"]}}""");
        var result = AstChecker.Check("simple", [Questions.Weather], OfficialDecoder.DecodePrompted("get_weather(city='Rome', days=1)"), [answer]);
        Assert.Equal("simple_function_checker:unexpected_param", result.ErrorType);
    }

    [Theory]
    [InlineData("clock_time(zone='CET')", true, null)]
    [InlineData("clock_time(zone='CET')", false, "simple_function_checker:wrong_func_name")]
    [InlineData("clock.time(zone='CET')", true, "simple_function_checker:wrong_func_name")]
    [InlineData("clock.time(zone='CET')", false, null)]
    public void Check_DottedName_UnderscoresOnlyForModelsThatNeedThem(string text, bool underscoreToDot, string? errorType)
    {
        var answer = Questions.Answer("""{"clock.time": {"zone": ["CET"]}}""");
        Assert.Equal(errorType, AstChecker.Check("simple", [Questions.Time], OfficialDecoder.DecodePrompted(text), [answer], underscoreToDot).ErrorType);
    }

    [Theory]
    [InlineData("clock.time(zone='CET')", null)]
    [InlineData("get_weather(city='CET')", "simple_function_checker:wrong_func_name")]
    [InlineData("[clock.time(zone='CET'), clock.time(zone='CET')]", "multiple_function_checker:wrong_count")]
    public void Check_Multiple_DescriptionIsFoundByTheExpectedName(string text, string? errorType)
    {
        var answer = Questions.Answer("""{"clock.time": {"zone": ["CET"]}}""");
        Assert.Equal(errorType, AstChecker.Check("live_multiple", [Questions.Weather, Questions.Time], OfficialDecoder.DecodePrompted(text), [answer]).ErrorType);
    }

    [Theory]
    [InlineData("[get_weather(city='Rome'), clock.time(zone='CET')]", null)]
    [InlineData("[clock.time(zone='CET'), get_weather(city='Rome')]", null)]
    [InlineData("[clock.time(zone='CET'), clock.time(zone='CET')]", "parallel_function_checker_no_order:cannot_find_match")]
    [InlineData("[get_weather(city='Rome'), get_weather(city='Rome')]", "parallel_function_checker_no_order:cannot_find_match")]
    [InlineData("[get_weather(city='Rome')]", "parallel_function_checker_no_order:wrong_count")]
    [InlineData("[get_weather(city='Rome'), clock.time(zone='CET'), clock.time(zone='CET')]", "parallel_function_checker_no_order:wrong_count")]
    public void Check_Parallel_AnyOrderEachAnswerOnce(string text, string? errorType)
    {
        var answers = new[] { Questions.Answer("""{"get_weather": {"city": ["Rome"]}}"""), Questions.Answer("""{"clock.time": {"zone": ["CET"]}}""") };
        var decoded = OfficialDecoder.DecodePrompted(text);
        Assert.Equal(errorType, AstChecker.Check("parallel_multiple", [Questions.Weather, Questions.Time], decoded, answers).ErrorType);
    }

    [Fact]
    public void Check_ParallelWhereGreedyMatchingFails_NoGoingBack()
    {
        // The first answer takes the first call although only the second answer needs it.
        var answers = new[] { Questions.Answer("""{"clock.time": {"zone": ["CET", "UTC"]}}"""), Questions.Answer("""{"clock.time": {"zone": ["CET"]}}""") };
        var decoded = OfficialDecoder.DecodePrompted("[clock.time(zone='CET'), clock.time(zone='UTC')]");
        Assert.Equal("parallel_function_checker_no_order:cannot_find_match", AstChecker.Check("parallel", [Questions.Time], decoded, answers).ErrorType);
        var turned = OfficialDecoder.DecodePrompted("[clock.time(zone='UTC'), clock.time(zone='CET')]");
        Assert.True(AstChecker.Check("parallel", [Questions.Time], turned, answers).Valid);
    }

    [Fact]
    public void Check_AnswerNamesNoFunction_CheckerException() =>
        Assert.Equal("checker_exception:TypeError", AstChecker.Check(
            "multiple", [Questions.Time], OfficialDecoder.DecodePrompted("g()"), [Questions.Answer("""{"g": {}}""")]).ErrorType);

    [Theory]
    [InlineData("""{"f": {}}""")]
    [InlineData("""[{"f": {}, "g": {}}]""")]
    [InlineData("""[{"f": 1}]""")]
    [InlineData("""["f"]""")]
    [InlineData("""[{}]""")]
    [InlineData("null")]
    public void Check_NoListOfCalls_WrongOutputFormat(string json) =>
        Assert.Equal("ast_decoder:decoder_wrong_output_format", AstChecker.Check(
            "simple", [Questions.Weather], ToolAce.Eval.Bfcl.Python.PyJson.Parse(json), [Questions.Answer("""{"get_weather": {}}""")]).ErrorType);

    [Theory]
    [InlineData("simple_java", "integer", "\"3\"", "3", null)]
    [InlineData("simple_java", "integer", "3", "3", "type_error:java")]
    [InlineData("simple_javascript", "integer", "3", "3", "type_error:js")]
    [InlineData("simple_java", "long", "\"3\"", "3", "type_error:simple")]
    [InlineData("simple_java", "long", "\"3L\"", "3", null)]
    [InlineData("simple_javascript", "Bigint", "\"3n\"", "3", null)]
    [InlineData("simple_javascript", "float", "\"3\"", "3.0", null)]
    [InlineData("simple_java", "String", "\"A b\"", "\"ab\"", null)]
    [InlineData("simple_java", "HashMap", "\"new HashMap<>() {{ put(\\\"k\\\", 1); }}\"", "{\"k\": [1]}", null)]
    [InlineData("simple_javascript", "dict", "\"{k: 2}\"", "{\"k\": [1]}", "value_error:dict_value")]
    [InlineData("simple_java", "integer", "\"count\"", "\"count\"", null)]
    [InlineData("simple_java", "Queue", "\"q\"", "\"q\"", "checker_exception:NotImplementedError")]
    [InlineData("simple_java", "string", "\"q\"", "\"q\"", "checker_exception:KeyError")]
    [InlineData("simple_javascript", "boolean", "\"true\"", "true", "checker_exception:KeyError")]
    [InlineData("simple_java", "ArrayList", "\"q\"", "\"q\"", "checker_exception:KeyError")]
    public void Check_JavaAndJavaScript_ConvertBeforeComparing(string category, string type, string given, string allowed, string? error)
    {
        var call = PyJson.Parse("[{\"f\": {\"a\": " + given + "}}]");
        var result = AstChecker.Check(category, [Questions.Of($"{{\"type\": \"{type}\"}}")], call, [Questions.Answer("{\"f\": {\"a\": [" + allowed + "]}}")]);
        Assert.Equal(error, result.ErrorType);
    }

    [Theory]
    [InlineData("simple_java", "ArrayList", "String", "new ArrayList<>(Arrays.asList(\\\"a\\\"))", null)]
    [InlineData("simple_java", "Array", "String", "new String[]{\\\"a\\\"}", "value_error:list/tuple")]
    [InlineData("simple_javascript", "array", "String", "['a']", null)]
    [InlineData("simple_javascript", "array", "integer", "['a']", "type_error:nested")]
    public void Check_CollectionsOfOtherLanguages_ItemsAreConverted(string category, string type, string items, string given, string? error)
    {
        var call = PyJson.Parse("[{\"f\": {\"a\": \"" + given + "\"}}]");
        var function = Questions.Of($"{{\"type\": \"{type}\", \"items\": {{\"type\": \"{items}\"}}}}");
        var allowed = items == "integer" ? "[1]" : "[\"a\"]";
        Assert.Equal(error, AstChecker.Check(category, [function], call, [Questions.Answer("{\"f\": {\"a\": [" + allowed + "]}}")]).ErrorType);
    }
}
