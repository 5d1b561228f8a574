using ToolAce.Eval.Bfcl.Agentic;
using ToolAce.Eval.Bfcl.MultiTurn;

namespace ToolAce.Eval.Tests.Bfcl.Agentic;

public sealed class KeyValueMemoryTests
{
    private readonly KeyValueMemory memory = new(MemorySnapshot.Empty("s"));

    [Fact]
    public void Execute_AddRetrieveReplaceRemove_KeepTheText()
    {
        Assert.Equal("""{"status": "Added."}""", Do("core_memory_add(key='a_1', value='x')"));
        Assert.Equal("""{"value": "x"}""", Do("core_memory_retrieve('a_1')"));
        Do("core_memory_replace('a_1', 5)");
        Assert.Equal("""{"a_1": "5"}""", Do("core_memory_retrieve_all()"));
        Assert.Equal("""{"keys": ["a_1"]}""", Do("core_memory_list_keys()"));
        Do("core_memory_remove('a_1')");
        Assert.Equal("""{"keys": []}""", Do("core_memory_list_keys()"));
        Assert.Contains("error", Do("core_memory_retrieve('a_1')"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core", 7, 300)]
    [InlineData("archival", 50, 2000)]
    public void Add_BeyondTheLimits_IsRefused(string part, int entries, int length)
    {
        for (var i = 0; i < entries; i++)
        {
            Assert.Contains("Added", Do($"{part}_memory_add('k_{i}', 'x')"), StringComparison.Ordinal);
        }

        Assert.Contains("error", Do($"{part}_memory_add('one_more', 'x')"), StringComparison.Ordinal);
        Do($"{part}_memory_remove('k_0')");
        Assert.Contains("Added", Do($"{part}_memory_add('one_more', '{new string('x', length)}')"), StringComparison.Ordinal);
        Assert.Contains("error", Do($"{part}_memory_replace('one_more', '{new string('x', length + 1)}')"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("Upper")]
    [InlineData("1st")]
    [InlineData("a__b")]
    [InlineData("")]
    public void Add_KeyNotInSnakeCase_IsRefused(string key) => Assert.Contains("error", Do($"core_memory_add('{key}', 'x')"), StringComparison.Ordinal);

    [Fact]
    public void Add_KnownKey_IsRefused()
    {
        Do("archival_memory_add('a', 'x')");
        Assert.Contains("error", Do("archival_memory_add('a', 'y')"), StringComparison.Ordinal);
        Assert.Equal("""{"value": "x"}""", Do("archival_memory_retrieve('a')"));
    }

    [Fact]
    public void Search_Keys_AreRankedByTheirWords()
    {
        Do("archival_memory_add('favourite_tea', 'x')");
        Do("archival_memory_add('home_address', 'x')");
        Do("archival_memory_add('tea_shop_address', 'x')");
        var found = Do("archival_memory_key_search('address of the tea shop', k=1)");
        Assert.StartsWith("""{"ranked_results": [[""", found, StringComparison.Ordinal);
        Assert.EndsWith(""", "tea_shop_address"]]}""", found, StringComparison.Ordinal);
        Assert.Equal("""{"ranked_results": []}""", Do("core_memory_key_search('anything')"));
    }

    [Fact]
    public void Snapshot_OfAMemory_FillsAnother()
    {
        Do("core_memory_add('a', 'x')");
        Do("archival_memory_add('b', 'y')");
        Do("archival_memory_clear()");
        Do("archival_memory_add('c', 'z')");
        var other = new KeyValueMemory(memory.Snapshot("s", 3));
        Assert.Equal("{\n    \"a\": \"x\"\n}", other.Shown);
        Assert.Equal("""{"keys": ["c"]}""", new MultiTurnExecution([other]).Execute("archival_memory_list_keys()"));
    }

    private string Do(string call) => new MultiTurnExecution([memory]).Execute(call);
}
