using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ToolAce.Web.Hosting;

/// <summary>
/// Other pages of the same machine (127.0.0.1 with another port is the same site to a browser, so its cookies come along) may neither act here nor open a connection.
/// </summary>
internal static class OwnOrigin
{
    public static void UseOwnOrigin(this IApplicationBuilder app, Listening listening) => app.Use((http, next) =>
    {
        var request = http.Request;
        var acts = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if ((acts || request.Headers.Upgrade.Count > 0) && request.Headers.Origin is [{ } origin] && !listening.IsOurs(origin, request.Scheme, request.Host.Value ?? ""))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next();
    });
}
