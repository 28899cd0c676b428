using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Io.Cucumber.Messages.Types;

namespace TrackE2E.Reporting.Masking;

/// <summary>Masks Cucumber messages on their way into <c>messages.ndjson</c>, which is a report as all others are.</summary>
/// <remarks>What has no words in it is passed on as it is: most messages of a run. Any thread.</remarks>
public static class MaskedMessages
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The message's line, masked.</summary>
    /// <param name="mask">What hides.</param>
    /// <param name="message">The message.</param>
    /// <param name="line">The message as JSON in UTF-8.</param>
    public static byte[] Of(Mask mask, Envelope message, byte[] line)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(message);
        if (IsWordless(message) || Words(message)?.Any(word => mask.MayHold(word)) == false || (message.Attachment is null && !MaskedJson.Changes(mask, line)))
            return line;
        using var json = JsonDocument.Parse(line);
        using var masked = new MemoryStream(line.Length + 64);
        using (var writer = new Utf8JsonWriter(masked, s_json))
        {
            if (message.Attachment is { ContentEncoding: AttachmentContentEncoding.BASE64 } attachment)
                Write(mask, json.RootElement, attachment, writer);
            else
                MaskedJson.Write(mask, json.RootElement, writer);
        }

        return masked.ToArray();
    }

    /// <summary>Whether bytes of this media type are text, which is masked.</summary>
    internal static bool IsText(string mediaType) => mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType.Contains("json", StringComparison.Ordinal) || mediaType.Contains("xml", StringComparison.Ordinal);

    private static bool IsWordless(Envelope message) =>
        message.TestStepStarted is not null || message.TestCaseStarted is not null || message.TestCaseFinished is not null || message.TestRunStarted is not null
        || message.TestStepFinished is { TestStepResult: { Message: null, Exception: null } };

    // all that people have written in the messages that there are most of; null for other messages
    private static IEnumerable<string>? Words(Envelope message) =>
        message.TestCase is { } test ? test.TestSteps.SelectMany(step => step.StepMatchArgumentsLists ?? []).SelectMany(list => list.StepMatchArguments).SelectMany(argument => Values(argument.Group))
        : message.Pickle is { } pickle && pickle.Steps.TrueForAll(step => step.Argument is null)
            ? [pickle.Name, pickle.Uri, .. pickle.Tags.Select(tag => tag.Name), .. pickle.Steps.Select(step => step.Text)]
            : null;

    private static IEnumerable<string> Values(Group group) => (group.Children ?? []).SelectMany(Values).Prepend(group.Value ?? "");

    // bytes: masked where they are text; a picture stays as it is
    private static void Write(Mask mask, JsonElement envelope, Attachment attachment, Utf8JsonWriter writer)
    {
        var (type, name) = (attachment.MediaType ?? "", nameof(attachment));
        writer.WriteStartObject();
        writer.WriteStartObject(name);
        foreach (var member in envelope.GetProperty(name).EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (member.Name != "body")
                MaskedJson.Write(mask, member.Value, writer);
            else if (IsText(type))
                writer.WriteStringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(mask.Text(Encoding.UTF8.GetString(Convert.FromBase64String(attachment.Body))))));
            else
                member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
