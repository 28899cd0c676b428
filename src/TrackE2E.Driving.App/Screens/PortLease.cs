using System.Globalization;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Servers;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A port of this machine that no other session has, of this run or another: a locked file holds it.</summary>
internal sealed class PortLease : IDisposable
{
    private readonly FileStream held;

    private PortLease(int port, FileStream held) => (Port, this.held) = (port, held);

    public int Port { get; }

    /// <summary>Takes the first free port of a range.</summary>
    /// <exception cref="BrokenException">port-taken: all of them are in use.</exception>
    public static PortLease Take((int From, int To) range, string server)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "tracke2e-ports")).FullName;
        for (var port = range.From; port <= range.To; port++)
        {
            try
            {
                var file = new FileStream(Path.Combine(folder, port.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                if (LoopbackPort.IsFree(port))
                {
                    return new(port, file);
                }

                file.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // another session has it
            }
        }

        throw new BrokenException(
            "port-taken",
            new($"there is no free port for a session on \"{server}\"", $"服务器“{server}”上没有可用于会话的空闲端口"),
            new($"a free port from {range.From} to {range.To}", $"{range.From} 到 {range.To} 之间有空闲端口"),
            new("all are in use", "全部被占用"),
            new("widen \"ports\" of the server in devices.json, or run fewer sessions at a time", "在 devices.json 中扩大该服务器的 ports 范围，或减少同时运行的会话"),
            "devices.json");
    }

    public void Dispose() => held.Dispose();
}
