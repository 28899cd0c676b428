using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace TrackE2E.Capture.Proxy;

/// <summary>Forwards a request to the address it names, byte for byte, under its own host name.</summary>
internal sealed class AsSentTransformer(Uri address) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = address;
        proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        proxyRequest.Headers.Remove("Proxy-Connection");
        proxyRequest.Headers.Remove("Proxy-Authorization");
    }
}
