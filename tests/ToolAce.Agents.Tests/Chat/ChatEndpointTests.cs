using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Tests.Chat;

public sealed class ChatEndpointTests
{
    [Fact]
    public void ToString_WithAKey_LeavesItOut()
    {
        var endpoint = new ChatEndpoint(new Uri("https://api.example.com/v1"), " m ", "sk-secret");
        Assert.DoesNotContain("secret", endpoint.ToString());
        Assert.DoesNotContain("secret", endpoint.Key.ToString());
        Assert.Equal("m", endpoint.Model);
    }

    [Theory]
    [InlineData("ftp://api.example.com")]
    [InlineData("https://user:pass@api.example.com/v1")]
    [InlineData("https://api.example.com/v1?key=x")]
    [InlineData("/v1")]
    public void New_WithAnAddressThatIsNone_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() => new ChatEndpoint(new Uri(address, UriKind.RelativeOrAbsolute), "m", key: null));

    [Theory]
    [InlineData("sk-one two")]
    [InlineData("sk-ünglich")]
    [InlineData("sk-a\nb")]
    public void New_WithAKeyThatNoHeaderHolds_IsRefusedWithoutShowingIt(string key)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new ChatEndpoint(new Uri("https://api.example.com/v1"), "m", key));
        Assert.DoesNotContain("sk-", refusal.Message);
    }
}
