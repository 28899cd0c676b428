using System.Globalization;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using TrackE2E.Gherkin.Messages;
using M = Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Running;

/// <summary>How a call of user code ended.</summary>
internal readonly record struct Outcome(RunStatus Status, Exception? Exception, TimeSpan Duration)
{
    public static Outcome Of(RunStatus status) => new(status, null, default);

    /// <summary>The worse of two, with the time of both.</summary>
    public Outcome And(Outcome other) => (other.Status > Status ? other : this) with { Duration = Duration + other.Duration };

    /// <summary>Tells pending, skipped and failed apart, by our exceptions and NUnit's.</summary>
    public static RunStatus StatusOf(Exception exception) => exception switch
    {
        PendingStepException => RunStatus.Pending,
        SkippedStepException => RunStatus.Skipped,
        ResultStateException e => e.ResultState.Status switch
        {
            TestStatus.Skipped => RunStatus.Skipped,
            TestStatus.Inconclusive => RunStatus.Pending,
            TestStatus.Passed or TestStatus.Warning => RunStatus.Passed,
            _ => RunStatus.Failed,
        },
        _ => RunStatus.Failed,
    };

    /// <summary>Calls user code and takes the time.</summary>
    public static async ValueTask<Outcome> RunAsync(TimeProvider time, Func<ValueTask> action)
    {
        var start = time.GetTimestamp();
        try
        {
            await action();
            return new(RunStatus.Passed, null, time.GetElapsedTime(start));
        }
        catch (Exception e)
        {
            return new(StatusOf(e), e, time.GetElapsedTime(start));
        }
    }

    public M.TestStepResult ToMessage(string? message, SourceLocation? place, IReadOnlyList<string> hiddenFrames, CultureInfo language)
    {
        var says = Exception is not (null or PendingStepException { HasReason: false } or SkippedStepException { HasReason: false });
        var said = says ? FailureText.MessageOf(Exception!, language) : message;
        var exception = says ? new M.Exception(Exception!.GetType().FullName, said, FailureText.StackOf(Exception, place, hiddenFrames)) : null;
        return new(MessageBus.Span(Duration), said, Enum.Parse<M.TestStepResultStatus>(Status.ToString(), ignoreCase: true), exception);
    }
}
