using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using ToolAce.Web.Components;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.SignIn;

namespace ToolAce.Web.Hosting;

/// <summary>The web application: pages and their guards. It listens on 127.0.0.1 alone.</summary>
public static class ControlPlane
{
    private const string SessionCookie = "toolace";
    private const long LargestMessage = 1 << 20; // a config at its longest, in UTF-8
    private static readonly TimeSpan Session = TimeSpan.FromDays(30);

    /// <summary>Builds it; the caller starts, stops and disposes it.</summary>
    public static WebApplication Create(ControlPlaneOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Port);
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // warns that keys lie unencrypted: the folder is the owner's alone
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache", // asked for again, answered by 304
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapSignIn();
        app.MapLeaderboard();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    private static void AddServices(IServiceCollection services, ControlPlaneOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Home);
        services.AddSingleton(options.Ledger);
        services.AddSingleton(options.Cycles);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(SignInLinks.Of(options.Home, TimeProvider.System));
        services.AddHostFiltering(hosts => hosts.AllowedHosts = ["127.0.0.1", "localhost"]); // no other name may be made to point here
        services.AddDataProtection().PersistKeysToFileSystem(OwnersFolder.Make(options.Home.KeysFolder)).SetApplicationName("toolace");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = SessionCookie;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.ExpireTimeSpan = Session;
            cookie.LoginPath = "/sign-in";
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = false;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage);
    }
}
