using TrackE2E.Driving.Screens;
using TrackE2E.Gherkin;

namespace TrackE2E.Scenarios.Words;

/// <summary>The arguments of a step, by place and kind.</summary>
internal readonly struct StepArguments(object?[] values)
{
    public string Text(int index) => (string)values[index]!;

    public int Number(int index) => (int)values[index]!;

    public TimeSpan Time(int index) => (TimeSpan)values[index]!;

    public Direction Way(int index) => (Direction)values[index]!;

    public double Share(int index) => (double)values[index]!;

    /// <summary>The table below the step; null when there is none.</summary>
    public DataTable? Table => values.Length > 0 ? values[^1] as DataTable : null;
}
