using System.Diagnostics;
using System.Text;

namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>What a run of the real command printed and returned.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error, double Seconds)
{
    /// <summary>Both outputs, for the message of a failing test.</summary>
    public string Text => $"exit code {ExitCode} after {Seconds:0.0} s\n{Output}\n{Error}";

    /// <summary>Runs <c>tracke2e</c> as a process of its own, in the repository's root.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Environment variables to set, or to take away where the value is null.</param>
    /// <param name="onLine">Hears each line of its standard output as it comes.</param>
    /// <param name="within">Its process tree is ended then, and the test fails. Default two minutes.</param>
    public static async Task<CommandRun> OfAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? variables = null, Action<string>? onLine = null, TimeSpan? within = null)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments.Prepend(Repository.Command))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var (output, error) = (new StringBuilder(), new StringBuilder());
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Heard(output, e.Data, onLine);
        process.ErrorDataReceived += (_, e) => Heard(error, e.Data, null);
        var began = TimeProvider.System.GetTimestamp();
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.CurrentContext.CancellationToken);
        deadline.CancelAfter(within ?? TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"tracke2e {string.Join(' ', start.ArgumentList.Skip(1))} did not end in time; so far it printed:\n{output}\n{error}");
        }

        return new CommandRun(process.ExitCode, output.ToString(), error.ToString(), TimeProvider.System.GetElapsedTime(began).TotalSeconds);
    }

    private static void Heard(StringBuilder text, string? line, Action<string>? onLine)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }

            onLine?.Invoke(line);
        }
    }
}
