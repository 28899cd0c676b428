namespace TrackE2E.SampleShop;

/// <summary>What a visitor may set by the page's query, kept in cookies of the same name so that it outlives navigations and new tabs.</summary>
/// <remarks>Each browser context has its own cookies, so parallel scenarios on one shop do not meet.</remarks>
internal static class ShopKnobs
{
    /// <summary>collector: where to report; mutant: a deviation; apiDelay: milliseconds; apiFail: part of the API's path, or all;
    /// consent: ask, accepted, rejected; variant: A, B; flagDelay: milliseconds; teen, prerender: anything.</summary>
    public static readonly IReadOnlyList<string> Names = ["collector", "mutant", "apiDelay", "apiFail", "consent", "variant", "flagDelay", "teen", "prerender"];

    /// <summary>Keeps the knobs of a page's query and sends the browser to the clean address, so that no page view reports a knob.</summary>
    public static async Task Keep(HttpContext http, RequestDelegate next, MutantList mutants)
    {
        List<string> given = [.. Names.Where(http.Request.Query.ContainsKey)];
        if (given.Count == 0 || http.Request.Path.StartsWithSegments("/api"))
        {
            await next(http);
            return;
        }

        string? mutant = http.Request.Query["mutant"];
        if (!string.IsNullOrEmpty(mutant) && mutants.Find(mutant) is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(mutants.Unknown(mutant));
            return;
        }

        foreach (string name in given)
        {
            string value = http.Request.Query[name].ToString();
            if (value.Length == 0)
                http.Response.Cookies.Delete(name);
            else
                http.Response.Cookies.Append(name, value, new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax });
        }

        QueryString rest = QueryString.Create(http.Request.Query.Where(q => !Names.Contains(q.Key)));
        http.Response.Redirect(http.Request.Path + rest.ToString());
    }

    public static string? Of(HttpContext http, string name) => http.Request.Cookies[name];

    public static TimeSpan Milliseconds(HttpContext http, string name) =>
        int.TryParse(Of(http, name), out int ms) && ms > 0 ? TimeSpan.FromMilliseconds(Math.Min(ms, 600_000)) : TimeSpan.Zero;
}
