using ToolAce.Agents.Chat;

namespace ToolAce.Agents.Tests.Chat;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(429, """{"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""", EndpointFailure.Permanent, "the account's quota is used up (429). Raise it")]
    [InlineData(429, """{"error":{"message":"insufficient_quota is not this","code":"rate_limit_exceeded"}}""", EndpointFailure.Overloaded, "too many requests")]
    [InlineData(429, """{"error":{"message":"a number","code":429}}""", EndpointFailure.Overloaded, "too many requests")]
    [InlineData(402, """{"error":{"message":"Insufficient credits","code":402}}""", EndpointFailure.Permanent, "the account has no credit left (402). Top it up")]
    [InlineData(400, """{"error":{"message":"The prompt was filtered.","code":"content_filter","status":400}}""", EndpointFailure.Withheld, "its content filter keeps the answer back (400)")]
    [InlineData(400, """{"error":{"message":"Filtered.","code":null,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}""", EndpointFailure.Withheld, "its content filter keeps the answer back (400)")]
    [InlineData(400, """{"error":{"message":"content_filter is no such option","code":"unknown_parameter"}}""", EndpointFailure.Permanent, "the request is refused (400)")]
    public void Of_ARefusalWithACode_SaysWhatItMeansAndHowToMendIt(int status, string body, EndpointFailure kind, string said)
    {
        var failure = Refusal.Of(status, body, retryAfter: null, new ChatEndpoint(new Uri("https://api.example.com/v1"), "m", key: null));
        Assert.Equal(kind, failure.Failure);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }
}
