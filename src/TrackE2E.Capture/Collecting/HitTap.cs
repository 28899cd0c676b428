using Microsoft.AspNetCore.Http;
using TrackE2E.Capture.Faults;
using TrackE2E.Core.Events;

namespace TrackE2E.Capture.Collecting;

/// <summary>Records a request in its scenario's ledger and answers it.</summary>
/// <remarks>The hit is in the ledger before its answer goes out, so who saw the answer finds the hit.</remarks>
internal sealed class HitTap(CollectorOptions options)
{
    /// <summary>Takes a request of the session.</summary>
    /// <param name="http">The request.</param>
    /// <param name="session">Whose it is.</param>
    /// <param name="target">Path and query, without what only finds the session.</param>
    /// <param name="stubbed">Answers what the session has stubbed (its path has the session's prefix by then); null: nothing is stubbed here.</param>
    internal async Task TakeAsync(HttpContext http, CollectorSession session, string target, RequestDelegate? stubbed)
    {
        if (target.StartsWith(CollectorSession.ControlPath, StringComparison.Ordinal))
        {
            await ControlAsync(http, session, target[CollectorSession.ControlPath.Length..]);
            return;
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        using var open = session.Ledger.RequestOpened($"{http.Request.Method} {(query < 0 ? target : target[..query])}");
        var preflight = Answers.IsPreflight(http.Request);
        var fault = preflight ? null : session.TakeFault();
        if (fault?.Ending == FaultEnding.Block)
        {
            session.CountBlocked();
            http.Abort();
            return;
        }

        var body = await RequestBody.ReadAsync(http, options.MostBody);
        var hit = Describe(http, target, body.Bytes);
        Answers.AllowOrigin(http);
        if (body.Problem is { } problem)
        {
            var tooLarge = body.Bytes.Length >= options.MostBody;
            session.Ledger.Receive(hit with { Status = tooLarge ? StatusCodes.Status413PayloadTooLarge : 0 }, problem);
            http.Response.Headers.Connection = "close";
            await (tooLarge ? Answers.WriteAsync(http, StatusCodes.Status413PayloadTooLarge) : Task.CompletedTask);
        }
        else if (fault is not null)
        {
            session.Ledger.Receive(hit with
            {
                Status = fault.Ending == FaultEnding.Answer ? fault.Status : 0,
                AnswerDelay = fault.Ending == FaultEnding.Silence ? Timeout.InfiniteTimeSpan : fault.Delay,
            });
            if (fault.Ending == FaultEnding.Silence)
            {
                // nothing is on its way any more: whoever waits for the ledger need not wait for the client to give up
                open.Dispose();
            }

            await MisbehaveAsync(http, fault);
        }
        else if (stubbed is not null && !preflight && session.HasStubs)
        {
            http.Request.Path = $"/s/{session.Ledger.Token}{Uri.UnescapeDataString(query < 0 ? target : target[..query])}";
            await StubbedAsync(http, session, hit, stubbed);
        }
        else
        {
            var status = preflight ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
            session.Ledger.Receive(hit with { Status = status });
            await Answers.WriteAsync(http, status);
        }
    }

    /// <summary>The request as a hit, not numbered and not answered yet.</summary>
    internal Hit Describe(HttpContext http, string target, byte[] body)
    {
        var headers = new Dictionary<string, string>(http.Request.Headers.Count, StringComparer.Ordinal);
        foreach (var (name, values) in http.Request.Headers)
        {
            headers[name.ToLowerInvariant()] = string.Join(", ", values.ToArray());
        }

        return new Hit
        {
            Method = http.Request.Method.ToUpperInvariant(),
            Target = target,
            Host = http.Request.Host.Value ?? "",
            Headers = headers,
            Body = body,
            ArrivedAt = options.Time.GetUtcNow(),
        };
    }

    /// <summary>Records the hit when its answer starts, as only then its status is known; also when the client is gone by then.</summary>
    private static async Task StubbedAsync(HttpContext http, CollectorSession session, Hit hit, RequestDelegate stubbed)
    {
        var recorded = false;
        http.Response.OnStarting(() =>
        {
            recorded = true;
            session.Ledger.Receive(hit with { Status = http.Response.StatusCode });
            return Task.CompletedTask;
        });
        http.Request.Body = new MemoryStream(hit.Body.ToArray());
        try
        {
            await stubbed(http);
        }
        finally
        {
            if (!recorded && !http.Response.HasStarted && http.RequestAborted.IsCancellationRequested)
            {
                session.Ledger.Receive(hit);
            }
        }
    }

    private async Task MisbehaveAsync(HttpContext http, Fault fault)
    {
        try
        {
            if (fault.Ending == FaultEnding.Silence)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, options.Time, http.RequestAborted);
            }

            await Task.Delay(fault.Delay, options.Time, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return; // the client gave up, or the run ended
        }

        if (fault.Ending == FaultEnding.Reset)
        {
            http.Abort();
            return;
        }

        await Answers.WriteAsync(http, fault.Status);
    }

    private async Task ControlAsync(HttpContext http, CollectorSession session, string control)
    {
        Answers.AllowOrigin(http);
        var name = control.Split('?')[0];
        if (!Answers.IsPreflight(http.Request))
        {
            if (name.StartsWith("marker/", StringComparison.Ordinal))
            {
                session.Ledger.MarkerArrived(name["marker/".Length..]);
            }
            else if (name == "observe")
            {
                var body = await RequestBody.ReadAsync(http, options.MostBody);
                if (body.Problem is null)
                {
                    // a message cut off on its way never arrived: that its document said no goodbye is noticed where documents are counted
                    session.OnObserverMessage?.Invoke(body.Bytes);
                }
            }
            else
            {
                await Answers.WriteAsync(http, StatusCodes.Status404NotFound);
                return;
            }
        }

        await Answers.WriteAsync(http, StatusCodes.Status204NoContent);
    }
}
