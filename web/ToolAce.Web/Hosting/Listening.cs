using System.Net;

namespace ToolAce.Web.Hosting;

/// <summary>Where the server listens (port 0 takes any free one), and the address by which people reach it through a proxy; null without one.</summary>
public sealed record Listening(IPEndPoint At, Uri? Public = null)
{
    /// <summary>Host names that requests may name. On this machine alone no other name may be made to point here; elsewhere only the owner knows the names.</summary>
    public IList<string> Hosts => !IPAddress.IsLoopback(At.Address) ? ["*"] : ["127.0.0.1", "localhost", "[::1]", .. Public is null ? [] : new[] { Public.Host }];

    /// <summary>Whether a page of this origin is one of ours, in a request to this host: behind a proxy the scheme that the browser saw is the public one.</summary>
    public bool IsOurs(string origin, string scheme, string host) =>
        origin == (host == Public?.Authority ? Public.GetLeftPart(UriPartial.Authority) : $"{scheme}://{host}");
}
