using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace TrackE2E.Capture.Collecting;

/// <summary>What a well-behaved collector answers: CORS for any page, a pixel for GET, "ok" for POST.</summary>
internal static class Answers
{
    /// <summary>The smallest transparent GIF, 43 bytes.</summary>
    internal static readonly byte[] Pixel = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    internal static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && !StringValues.IsNullOrEmpty(request.Headers.AccessControlRequestMethod);

    /// <summary>Lets any page read the answer, also with credentials, also from a public address where the browser asks for that.</summary>
    internal static void AllowOrigin(HttpContext http)
    {
        var answer = http.Response.Headers;
        var origin = http.Request.Headers.Origin;
        answer.AccessControlAllowOrigin = StringValues.IsNullOrEmpty(origin) ? "*" : origin;
        answer["Cross-Origin-Resource-Policy"] = "cross-origin";
        answer["Timing-Allow-Origin"] = "*";
        if (StringValues.IsNullOrEmpty(origin))
        {
            return;
        }

        answer.AccessControlAllowCredentials = "true";
        answer.Vary = "Origin";
        if (IsPreflight(http.Request))
        {
            answer.AccessControlAllowMethods = "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS";
            answer.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders;
            answer.AccessControlMaxAge = "600";
            if (http.Request.Headers.ContainsKey("Access-Control-Request-Private-Network"))
            {
                answer["Access-Control-Allow-Private-Network"] = "true";
            }
        }
    }

    /// <summary>Writes the body that fits the request; an error status has none but its number.</summary>
    internal static Task WriteAsync(HttpContext http, int status)
    {
        var answer = http.Response;
        answer.StatusCode = status;
        answer.Headers.CacheControl = "no-store";
        if (status is 204 or 304 || HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        if (status >= 400)
        {
            return TextAsync(answer, $"{status}\n");
        }

        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return TextAsync(answer, "ok");
        }

        if (http.Request.Headers["Sec-Fetch-Dest"] == "script")
        {
            answer.ContentType = "text/javascript";
            return Task.CompletedTask;
        }

        if (http.Request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal))
        {
            answer.ContentType = "application/json";
            return answer.WriteAsync("{}");
        }

        answer.ContentType = "image/gif";
        answer.ContentLength = Pixel.Length;
        return answer.Body.WriteAsync(Pixel).AsTask();
    }

    internal static Task TextAsync(HttpResponse answer, string text)
    {
        answer.ContentType = "text/plain; charset=utf-8";
        return answer.WriteAsync(text);
    }
}
