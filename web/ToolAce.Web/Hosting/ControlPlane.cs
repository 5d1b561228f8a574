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
using ToolAce.Cycles.Browsing;
using ToolAce.Cycles.Endpoints;
using ToolAce.Cycles.Models;
using ToolAce.Cycles.Prompting;
using ToolAce.Web.Api;
using ToolAce.Web.Components;
using ToolAce.Web.Downloads;
using ToolAce.Web.Leaderboards;
using ToolAce.Web.SignIn;
using ToolAce.Web.Watching;

namespace ToolAce.Web.Hosting;

/// <summary>The web application: pages and their guards. It listens where it is told, which is 127.0.0.1 unless a person says otherwise.</summary>
public static class ControlPlane
{
    private const string SessionCookie = "toolace";
    private const long LargestMessage = 1 << 20; // a config at its longest, in UTF-8
    private static readonly TimeSpan IdleModel = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(5);

    /// <summary>Builds it; the caller starts, stops and disposes it.</summary>
    public static WebApplication Create(ControlPlaneOptions options)
    {
        DataExport.RemoveLeftovers(options.Home);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Listen.At);
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // warns that keys lie unencrypted: the folder is the owner's alone
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseOwnOrigin(options.Listen);
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache", // asked for again, answered by 304
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapSignIn();
        app.MapLeaderboard();
        app.MapCycles();
        app.MapData();
        app.MapReports();
        app.MapReview();
        app.MapCheckpoints();
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
        services.AddSingleton(new ModelRegistry(options.Home, options.ProgramRoot, TimeProvider.System));
        services.AddSingleton<CycleWatches>();
        services.AddSingleton<CheckpointCatalog>();
        services.AddSingleton<CheckpointExports>();
        services.AddSingleton(_ => new PromptSession(options.Prompts, IdleModel, LongestAnswer, TimeProvider.System));
        services.AddSingleton<EndpointStore>();
        services.AddSingleton(provider => new EndpointTester(provider.GetRequiredService<EndpointStore>(), new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })));
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<StoredRuns>();
        services.AddSingleton(new ReferenceTables(options.ProgramRoot, options.Home));
        services.AddSingleton<Scoreboard>();
        services.AddSingleton<RunPredictions>();
        services.AddSingleton<DifferenceTests>();
        services.AddSingleton(SignInLinks.Of(options.Home, TimeProvider.System));
        services.AddHostFiltering(hosts => hosts.AllowedHosts = options.Listen.Hosts);
        services.AddDataProtection().PersistKeysToFileSystem(OwnersFolder.Make(options.Home.KeysFolder)).SetApplicationName("toolace");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = SessionCookie;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.ExpireTimeSpan = EndedSessions.Lifetime;
            cookie.Events.OnValidatePrincipal = context =>
            {
                if (!context.HttpContext.RequestServices.GetRequiredService<EndedSessions>().Holds(context.Principal))
                {
                    context.RejectPrincipal();
                }

                return Task.CompletedTask;
            };
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
