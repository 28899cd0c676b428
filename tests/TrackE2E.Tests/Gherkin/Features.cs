using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin;

/// <summary>Runs feature texts on the real engine, in a folder of their own.</summary>
internal sealed class Features : IDisposable
{
    private readonly CollectingMessageSink _messages = new();

    public Features(params string[] texts)
    {
        Folder = Directory.CreateTempSubdirectory("features-").FullName;
        for (var i = 0; i < texts.Length; i++)
        {
            File.WriteAllText(Path.Combine(Folder, $"f{i + 1}.feature"), texts[i]);
        }
    }

    public string Folder { get; }

    public FeatureEngineBuilder Builder { get; } = new();

    public IReadOnlyList<Envelope> Messages => _messages.Messages;

    public RunOptions Options { get; set; } = new();

    public static async Task<RunResult> RunAsync(string text, params Type[] bindings)
    {
        using var features = new Features(text);
        return await features.RunAsync(bindings);
    }

    public Task<RunResult> RunAsync(params Type[] bindings) =>
        Builder.AddBindings(bindings).AddMessageSink(_messages).Build().RunAsync(Options with { BaseFolder = Folder }, CancellationToken.None);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
