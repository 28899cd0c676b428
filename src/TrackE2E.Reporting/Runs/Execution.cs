using Io.Cucumber.Messages.Types;

namespace TrackE2E.Reporting.Runs;

/// <summary>The messages of one execution of a test case, while they are gathered.</summary>
internal sealed class Execution(TestCaseStarted started)
{
    public TestCaseStarted Started { get; } = started;

    public TestCaseFinished? Finished { get; set; }

    public Dictionary<string, DateTimeOffset> Began { get; } = [];

    public Dictionary<string, TestStepFinished> Ended { get; } = [];

    public List<Attachment> Attachments { get; } = [];
}

/// <summary>Messages' times as .NET's.</summary>
internal static class MessageTimes
{
    public static DateTimeOffset ToMoment(this Timestamp timestamp) =>
        DateTimeOffset.FromUnixTimeSeconds(timestamp.Seconds).AddTicks(timestamp.Nanos / 100);

    public static TimeSpan ToSpan(this Duration duration) =>
        TimeSpan.FromSeconds(duration.Seconds) + TimeSpan.FromTicks(duration.Nanos / 100);
}
