using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace TrackE2E.SampleShop;

/// <summary>The shop's web server: pages, their settings, and the API.</summary>
internal static class ShopServer
{
    static readonly string Web = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    // routes of the single page; the documents stand by themselves
    static readonly string[] Routes = ["/", "/product/{sku}", "/cart", "/checkout", "/login", "/search", "/deals", "/go"];

    public static WebApplication Build(ShopOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Url);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Use((http, next) => ShopKnobs.Keep(http, next, options.Mutants));
        app.Use(Revalidate);
        foreach (string route in Routes)
            app.MapGet(route, () => Page("index.html"));
        foreach (string document in new[] { "thank-you", "help", "faq" })
            app.MapGet("/" + document, () => Page(document + ".html"));
        app.MapGet("/survey", (string? about) => about is null ? Results.Redirect("/survey?about=shop") : Page("survey.html"));
        app.MapFallback(NotFound);
        app.MapGet("/settings.js", (HttpContext http) => Results.Text(Settings(http, options), "text/javascript; charset=utf-8"));
        if (options.TrackingFile is { } file)
            app.MapGet("/tracking.js", () => File.Exists(file)
                ? Results.File(file, "text/javascript; charset=utf-8")
                : Results.Text($"SHOP_TRACKING: {file} is gone", statusCode: StatusCodes.Status500InternalServerError));
        app.MapGet("/mutants.json", () => Results.File(Path.Combine(AppContext.BaseDirectory, "mutants.json"), "application/json"));
        ShopApi.Map(app);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Web) });
        return app;
    }

    // no-cache and not no-store: a changed file is seen at once, and the back/forward cache stays possible
    static Task Revalidate(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        return next(http);
    }

    static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.SendFileAsync(Path.Combine(Web, "index.html"));
    }

    static IResult Page(string name) => Results.File(Path.Combine(Web, name), "text/html; charset=utf-8");

    static string Settings(HttpContext http, ShopOptions options)
    {
        Mutant? visitors = ShopKnobs.Of(http, "mutant") is { } id ? options.Mutants.Find(id) : null;
        Dictionary<string, string?> settings = ShopKnobs.Names.ToDictionary(name => name, name => ShopKnobs.Of(http, name));
        settings["mutant"] = (visitors ?? options.Mutant)?.Id;
        return $"// what this visitor has set: see README.md, knobs\nexport const settings = {JsonSerializer.Serialize(settings)};\n";
    }
}
