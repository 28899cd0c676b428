namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>A JSON Schema that cannot be used, or an instance that is nested too deeply to judge; the message says what and where.</summary>
public sealed class SchemaException(string message, Exception? inner = null) : Exception(message, inner);
