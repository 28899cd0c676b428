namespace TrackE2E.Reporting.Allure;

// Allure's result model to the letter: names, order and casing as allure-csharp writes them; null members are left out. One file: the model is one thing.

/// <summary>A test result, <c>{uuid}-result.json</c>. Times are Unix milliseconds; status: passed, failed, broken, skipped.</summary>
internal sealed record AllureResult
{
    public required string Uuid { get; init; }

    public required string HistoryId { get; init; }

    public required string TestCaseId { get; init; }

    public required IReadOnlyList<string> TitlePath { get; init; }

    public required string FullName { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public AllureStatusDetails? StatusDetails { get; init; }

    public string Stage { get; init; } = "finished";

    public string? Description { get; init; }

    public IReadOnlyList<AllureStep> Steps { get; init; } = [];

    public IReadOnlyList<AllureAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<AllureParameter> Parameters { get; init; } = [];

    public IReadOnlyList<AllureLabel> Labels { get; init; } = [];

    public IReadOnlyList<AllureLink> Links { get; init; } = [];

    public long Start { get; init; }

    public long Stop { get; init; }
}

/// <summary>A step, or a fixture of a container.</summary>
internal sealed record AllureStep
{
    public required string Name { get; init; }

    public required string Status { get; init; }

    public AllureStatusDetails? StatusDetails { get; init; }

    public string Stage { get; init; } = "finished";

    public IReadOnlyList<AllureStep> Steps { get; init; } = [];

    public IReadOnlyList<AllureAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<AllureParameter> Parameters { get; init; } = [];

    public long Start { get; init; }

    public long Stop { get; init; }
}

/// <summary>Fixtures around results, <c>{uuid}-container.json</c>.</summary>
internal sealed record AllureContainer
{
    public required string Uuid { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Children { get; init; }

    public IReadOnlyList<AllureStep> Befores { get; init; } = [];

    public IReadOnlyList<AllureStep> Afters { get; init; } = [];

    public long Start { get; init; }

    public long Stop { get; init; }
}

internal sealed record AllureStatusDetails(string? Message, string? Trace = null, string? Expected = null, string? Actual = null, bool? Flaky = null);

internal sealed record AllureAttachment(string Name, string Source, string Type);

internal sealed record AllureParameter(string Name, string Value, bool? Excluded = null);

internal sealed record AllureLabel(string Name, string Value);

internal sealed record AllureLink(string Name, string Url, string Type);
