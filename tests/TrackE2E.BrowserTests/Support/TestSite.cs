using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrackE2E.Driving.Observation;

namespace TrackE2E.BrowserTests.Support;

/// <summary>A web site of small pages that a test writes, and beside it the collector's path for goodbyes.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, Func<HttpContext, Task>> paths = new(StringComparer.Ordinal);

    private TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestSite(WebApplication app) => this.app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>The same listener under the name that a scenario's collector address has.</summary>
    public Uri Collector => new($"http://s1.localhost:{Url.Port}");

    public ObserverInbox? Inbox { get; set; }

    public bool DropsGoodbyes { get; set; }

    public List<string> Requests { get; } = [];

    public static async Task<TestSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = new TestSite(builder.Build());
        site.app.Run(site.AnswerAsync);
        await site.app.StartAsync();
        site.Url = new(site.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    public Uri At(string path) => new(Url, path);

    public void Page(string path, string html, Action<HttpResponse>? headers = null) => paths[path] = context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        headers?.Invoke(context.Response);
        return context.Response.WriteAsync("<!doctype html><meta charset=utf-8>" + html);
    };

    /// <summary>Waits until a request has come, <c>POST /before</c>.</summary>
    public async Task RequestAsync(string request)
    {
        while (true)
        {
            Task next;
            lock (Requests)
            {
                if (Requests.Contains(request))
                {
                    return;
                }

                next = came.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    public void On(string path, Func<HttpContext, Task> answer) => paths[path] = answer;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        lock (Requests)
        {
            Requests.Add($"{context.Request.Method} {context.Request.Path}");
            came.TrySetResult();
            came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (context.Request.Path == ObserverScript.BeaconPath)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (!DropsGoodbyes)
            {
                Inbox?.Receive(body.ToArray());
            }

            context.Response.StatusCode = 204;
        }
        else if (paths.TryGetValue(context.Request.Path, out var answer))
        {
            await answer(context);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }
}
