using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace TrackE2E.AndroidStandIn;

/// <summary>An adb server with one phone: the part of its protocol that Appium's driver speaks. Source: AOSP, packages/modules/adb OVERVIEW.TXT, SERVICES.TXT.</summary>
internal sealed partial class AdbServer(int port, DeviceShell shell, UiAutomatorEndpoint endpoint) : IAsyncDisposable
{
    private const string Serial = "emulator-5554";

    private readonly TcpListener listener = new(IPAddress.Loopback, port);
    private readonly ConcurrentDictionary<int, (IDisposable Listens, string To)> forwards = new();

    public async Task ServeAsync(CancellationToken cancellation)
    {
        listener.Start();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(cancellation);
                _ = Task.Run(() => ServeAsync(client), cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            listener.Stop();
        }
    }

    public ValueTask DisposeAsync()
    {
        listener.Stop();
        foreach (var forward in forwards.Values)
        {
            forward.Listens.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await AnswerAsync(stream, await RequestAsync(stream)))
                {
                    // a transport was chosen; the next request is for the device
                }
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // the client left
            }
        }
    }

    private static async Task<string> RequestAsync(NetworkStream stream)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length);
        var text = new byte[int.Parse(Encoding.ASCII.GetString(length), NumberStyles.HexNumber, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(text);
        return Encoding.UTF8.GetString(text);
    }

    // true: the connection goes on
    private async Task<bool> AnswerAsync(NetworkStream stream, string request)
    {
        var asked = HostSerial().Replace(request, "host:");
        if (asked.StartsWith("host:transport", StringComparison.Ordinal) || asked.StartsWith("host:tport", StringComparison.Ordinal))
        {
            await OkayAsync(stream);
            if (asked.StartsWith("host:tport", StringComparison.Ordinal))
            {
                var id = new byte[8];
                BinaryPrimitives.WriteUInt64LittleEndian(id, 1);
                await stream.WriteAsync(id);
            }

            return true;
        }

        if (asked.StartsWith("shell", StringComparison.Ordinal))
        {
            await ShellAsync(stream, asked[(asked.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            return false;
        }

        if (asked.StartsWith("exec:", StringComparison.Ordinal))
        {
            await InstallAsync(stream, asked[5..]);
            return false;
        }

        if (Forward().Match(asked) is { Success: true } forward)
        {
            var to = int.Parse(forward.Groups[1].Value, CultureInfo.InvariantCulture);
            if (forward.Groups[2].Value == "tcp:6790" && !forwards.ContainsKey(to))
            {
                forwards[to] = (endpoint.Listen(to), forward.Groups[2].Value);
            }

            await OkayAsync(stream);
            await OkayAsync(stream, to == 0 ? "0" : null);
            return false;
        }

        if (KillForward().Match(asked) is { Success: true } kill)
        {
            if (forwards.TryRemove(int.Parse(kill.Groups[1].Value, CultureInfo.InvariantCulture), out var gone))
            {
                gone.Listens.Dispose();
            }

            await OkayAsync(stream);
            await OkayAsync(stream);
            return false;
        }

        switch (asked)
        {
            case "host:version":
                await OkayAsync(stream, "0029");
                break;
            case "host:devices" or "host:track-devices":
                await OkayAsync(stream, $"{Serial}\tdevice\n");
                break;
            case "host:devices-l":
                await OkayAsync(stream, $"{Serial} device product:standin model:Stand_in device:standin transport_id:1\n");
                break;
            case "host:kill" or "sync:":
                await OkayAsync(stream);
                break;
            case var features when features.EndsWith("features", StringComparison.Ordinal):
                await OkayAsync(stream, "cmd");
                break;
            case var state when state.EndsWith("get-state", StringComparison.Ordinal):
                await OkayAsync(stream, "device");
                break;
            case var wait when wait.Contains("wait-for", StringComparison.Ordinal):
                await OkayAsync(stream);
                await OkayAsync(stream);
                break;
            case var list when list.EndsWith("list-forward", StringComparison.Ordinal):
                await OkayAsync(stream, string.Concat(forwards.Select(f => $"{Serial} tcp:{f.Key} {f.Value.To}\n")));
                break;
            default:
                var why = "unknown " + asked;
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"FAIL{why.Length:x4}{why}"));
                break;
        }

        return false;
    }

    private async Task ShellAsync(NetworkStream stream, string command)
    {
        await OkayAsync(stream);
        if (command.Contains("am instrument", StringComparison.Ordinal))
        {
            await stream.WriteAsync("INSTRUMENTATION_STATUS: class=io.appium\n"u8.ToArray());
            await shell.InstrumentAsync();
        }
        else if (command.Contains("logcat", StringComparison.Ordinal))
        {
            // it says nothing, until nobody listens
            _ = await stream.ReadAsync(new byte[1]);
        }
        else
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(shell.Answer(command)));
        }
    }

    // an installation streams the file in, with its size in the command
    private async Task InstallAsync(NetworkStream stream, string command)
    {
        await OkayAsync(stream);
        if (Size().Match(command) is not { Success: true } size)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(shell.Answer(command)));
            return;
        }

        var left = long.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture);
        var buffer = new byte[65536];
        while (left > 0 && await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left))) is > 0 and var read)
        {
            left -= read;
        }

        await stream.WriteAsync("Success\n"u8.ToArray());
    }

    private static Task OkayAsync(NetworkStream stream, string? text = null) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text is null ? "OKAY" : $"OKAY{text.Length:x4}{text}")).AsTask();

    [GeneratedRegex("^host-serial:[^:]+:")]
    private static partial Regex HostSerial();

    [GeneratedRegex("^host:forward:(?:norebind:)?tcp:([0-9]+);(.+)$")]
    private static partial Regex Forward();

    [GeneratedRegex("killforward:tcp:([0-9]+)")]
    private static partial Regex KillForward();

    [GeneratedRegex("-S'? ?'?([0-9]+)")]
    private static partial Regex Size();
}
