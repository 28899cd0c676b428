using System.Globalization;
using Gherkin.CucumberMessages;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Counts up the ids of one run; safe for several threads.</summary>
internal sealed class MessageIds(string prefix = "") : IIdGenerator
{
    private long _next = -1;

    public string GetNewId() => prefix + Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
}
