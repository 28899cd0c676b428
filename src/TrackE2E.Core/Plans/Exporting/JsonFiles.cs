using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>Writes JSON files that people read: indented, Chinese unescaped, a line end at the end.</summary>
internal static class JsonFiles
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PlanFile File(string path, JsonNode content) => new(path, content.ToJsonString(Readable) + "\n");

    /// <summary>A name that can be a path of a file; the slashes of ids stay folders.</summary>
    public static string Path(string id) => string.Join('/', id.Split('/').Select(part => string.Concat(part.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' ' ? c : '_')).Trim()).Where(part => part.Length > 0 && part.Trim('.').Length > 0));
}
