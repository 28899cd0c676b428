using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>A JSON Schema that cannot be used, or an instance that is nested too deeply to judge; the message says what and where.</summary>
/// <param name="said">The message in both languages.</param>
/// <param name="inner">The cause, for logs.</param>
public sealed class SchemaException(Wording said, Exception? inner = null) : Exception(said.En, inner)
{
    /// <summary>The message in both languages.</summary>
    public Wording Said => said;
}
