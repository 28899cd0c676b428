using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TrackE2E.Core.Plans;

namespace TrackE2E.Capture.Collecting;

/// <summary>The bytes of a request body as they came; Problem says why they are not all there, null when they are.</summary>
internal readonly record struct RequestBody(byte[] Bytes, LocalizedText? Problem)
{
    internal static async Task<RequestBody> ReadAsync(HttpContext http, int most)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return new RequestBody([], null);
        }

        var announced = http.Request.ContentLength;
        var bytes = new byte[Math.Min(announced ?? 4096, most)];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == bytes.Length)
                {
                    if (length == announced)
                    {
                        break;
                    }

                    if (length >= most)
                    {
                        return new RequestBody(bytes, new($"正文超过 {most / 1024 / 1024} MB；其余部分没有保留。", $"The body is larger than {most / 1024 / 1024} MB; the rest was not kept."));
                    }

                    Array.Resize(ref bytes, Math.Min(Math.Max(bytes.Length, 2048) * 2, most));
                }

                var read = await http.Request.Body.ReadAsync(bytes.AsMemory(length), http.RequestAborted);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException or OperationCanceledException)
        {
            return new RequestBody(bytes[..length], announced is { } all
                ? new($"请求在 {length} 字节后中断（共 {all} 字节）。", $"The request broke off after {length} of {all} bytes.")
                : new($"请求在 {length} 字节后中断。", $"The request broke off after {length} bytes."));
        }

        return new RequestBody(length == bytes.Length ? bytes : bytes[..length], null);
    }
}
