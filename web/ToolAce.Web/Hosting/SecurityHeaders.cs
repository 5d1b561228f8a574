using Microsoft.AspNetCore.Builder;

namespace ToolAce.Web.Hosting;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    // Style attributes are allowed because Virtualize sets heights by them; style elements and scripts come from files alone.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin"; // a sign-in link must not travel on; without any referrer, browsers would send our own forms without their origin
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next();
    });
}
