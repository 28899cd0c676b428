using System.Globalization;

namespace TrackE2E.SampleShop;

/// <summary>The JSON API and the order form. Answers wait for the knob apiDelay and fail with 500 by the knob apiFail.</summary>
internal static class ShopApi
{
    const int PageSize = 12;

    public static void Map(WebApplication app)
    {
        ProductCatalogue catalogue = new();
        Counter requests = new("r-");
        Counter orders = new("O-");
        RouteGroupBuilder api = app.MapGroup("/api").AddEndpointFilter(Knobs);
        api.MapGet("/products", (string? tab, int? page, int? shift) => Slice(requests.Next(), Turned(catalogue.Of(tab ?? "rec"), shift ?? 0), page ?? 1));
        api.MapGet("/products/{sku}", (string sku) => catalogue.Find(sku) is { } found ? Results.Json(found) : Results.NotFound(new { error = $"no product {sku}" }));
        api.MapGet("/search", (string? q, string? category, int? from, int? to, int? page) =>
            Slice(requests.Next(), catalogue.Search(q ?? "", category, from ?? 0, to ?? int.MaxValue), page ?? 1));
        api.MapPost("/login", (Login login) => login.Password.Length > 0 && login.User.Length > 0
            ? Results.Json(new { userId = UserId(login.User) })
            : Results.Json(new { error = "name and password are needed" }, statusCode: StatusCodes.Status401Unauthorized));
        api.MapPost("/coupons", () => Results.Json(new { result = "ok" }));
        api.MapGet("/flags", async (HttpContext http) =>
        {
            await Task.Delay(ShopKnobs.Milliseconds(http, "flagDelay"), TimeProvider.System, http.RequestAborted);
            return Results.Json(new { buybox = ShopKnobs.Of(http, "variant") });
        });
        api.MapGet("/recommended/{sku}", (string sku) => Results.Json(new { requestId = requests.Next(), items = Beside(catalogue, sku) }));
        api.MapGet("/story/{picture}", (string picture) => Results.Text(Story(picture), "image/svg+xml"));
        app.MapPost("/orders", () => Results.Redirect($"/thank-you?order={orders.Next()}")).DisableAntiforgery();
    }

    static IResult Slice(string requestId, IReadOnlyList<Product> all, int page) => Results.Json(new
    {
        requestId,
        total = all.Count,
        items = all.Skip((page - 1) * PageSize).Take(PageSize),
        next = page * PageSize < all.Count ? page + 1 : (int?)null,
    });

    static List<Product> Turned(IReadOnlyList<Product> all, int by) => [.. all.Skip(by % all.Count), .. all.Take(by % all.Count)];

    // ten products of the same category; the third comes again as the ninth, as real lists have it
    static List<Product> Beside(ProductCatalogue catalogue, string sku)
    {
        string? category = catalogue.Find(sku)?.Category;
        List<Product> found = [.. catalogue.Of("rec").Where(p => p.Category == category && p.Sku != sku).Take(9)];
        if (found.Count == 9)
            found.Insert(8, found[2]);
        return found;
    }

    static string Story(string picture) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 500"><rect width="1200" height="500" fill="hsl({picture.Length * 67 % 360} 40% 85%)"/><circle cx="600" cy="250" r="150" fill="#fff8"/></svg>""";

    // a stable number that does not give the name away
    static string UserId(string user) => "U-" + (user.Aggregate(17L, (hash, letter) => ((hash * 31) + letter) % 900_000) + 100_000).ToString(CultureInfo.InvariantCulture);

    static async ValueTask<object?> Knobs(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext http = call.HttpContext;
        await Task.Delay(ShopKnobs.Milliseconds(http, "apiDelay"), TimeProvider.System, http.RequestAborted);
        string? fail = ShopKnobs.Of(http, "apiFail");
        return fail is not null && (fail == "all" || http.Request.Path.Value!.Contains(fail, StringComparison.Ordinal))
            ? Results.Json(new { error = $"the knob apiFail={fail} is set" }, statusCode: StatusCodes.Status500InternalServerError)
            : await next(call);
    }

    sealed record Login(string User, string Password);

    sealed class Counter(string prefix)
    {
        int last = 100_000;

        public string Next() => prefix + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
    }
}
