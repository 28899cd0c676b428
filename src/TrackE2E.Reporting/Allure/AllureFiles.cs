using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Allure;

/// <summary>Writes Allure's files into a results folder: every text goes through the mask on its way.</summary>
internal sealed class AllureFiles(string folder, Mask mask)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Mask Mask => mask;

    public static string NewUuid() => Guid.NewGuid().ToString("N");

    public void Result(AllureResult result) => File.WriteAllBytes(Path.Combine(folder, $"{result.Uuid}-result.json"), JsonSerializer.SerializeToUtf8Bytes(result, Json));

    public void Container(AllureContainer container) => File.WriteAllBytes(Path.Combine(folder, $"{container.Uuid}-container.json"), JsonSerializer.SerializeToUtf8Bytes(container, Json));

    public AllureAttachment Text(string name, string mediaType, string extension, string text) => Bytes(name, mediaType, extension, Encoding.UTF8.GetBytes(mask.Text(text)));

    /// <summary>A text that was masked when it was made: masking it again would only cost time.</summary>
    public AllureAttachment Masked(string name, string mediaType, string extension, string text) => Bytes(name, mediaType, extension, Encoding.UTF8.GetBytes(text));

    /// <summary>The evidence copied, or a note where it lies when it must stay outside of reports.</summary>
    public AllureAttachment Evidence(Evidence evidence)
    {
        if (evidence.Private)
            return Text(evidence.Name, "text/plain", ".txt", $"{evidence.File}\n{HowToOpen(evidence)}");
        if (evidence.File is { } path && !File.Exists(path))
            return Text(evidence.Name, "text/plain", ".txt", $"{path} was not written");
        var content = evidence.Content?.ToArray() ?? File.ReadAllBytes(evidence.File!);
        var extension = evidence.File is null ? Extension(evidence.MediaType) : Path.GetExtension(evidence.File);
        return MaskedMessages.IsText(evidence.MediaType) ? Text(evidence.Name, evidence.MediaType, extension, Encoding.UTF8.GetString(content)) : Bytes(evidence.Name, evidence.MediaType, extension, content);
    }

    private AllureAttachment Bytes(string name, string mediaType, string extension, byte[] content)
    {
        var source = $"{NewUuid()}-attachment{extension}";
        File.WriteAllBytes(Path.Combine(folder, source), content);
        return new AllureAttachment(mask.Text(name), source, mediaType);
    }

    private static string Extension(string mediaType) => mediaType.Split(';')[0].Trim() switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "text/html" => ".html",
        "text/csv" => ".csv",
        "application/json" => ".json",
        "video/webm" => ".webm",
        "application/zip" => ".zip",
        var type when type.StartsWith("text/", StringComparison.Ordinal) => ".txt",
        _ => "",
    };

    private static string HowToOpen(Evidence evidence) => evidence.MediaType == "application/zip"
        ? "It may hold personal data, so it is not part of the report. Open it by: npx playwright show-trace FILE"
        : "It may hold personal data, so it is not part of the report.";
}
