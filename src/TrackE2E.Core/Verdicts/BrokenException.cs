using System.Globalization;

namespace TrackE2E.Core.Verdicts;

/// <summary>The harness could not judge: the verdict is broken, with a reason and the parts of a message that a person can act on, in both languages.</summary>
/// <remarks>
/// Reason is a kebab word: element-not-found, element-still-there, dialog-not-shown, observer-blind, not-settled, app-gone, session-lost, browser-missing, page-error, plan-unreadable, settings-unreadable, step-unusable, …
/// Message and the parts' properties are English; <see cref="In"/> gives the message in the feature's language. As <see cref="IFormattable"/> it says the same to those who know it as an
/// exception only.
/// </remarks>
public sealed class BrokenException : Exception, IFormattable
{
    private readonly Wording what;
    private readonly Wording expected;
    private readonly Wording actual;
    private readonly Wording toDo;

    /// <summary>Makes the exception.</summary>
    /// <param name="reason">A kebab word of the list above.</param>
    /// <param name="what">What happened, one sentence.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="actual">What was there instead.</param>
    /// <param name="toDo">What to do about it.</param>
    /// <param name="where">Where: a file, an address, a device; null when the step says it.</param>
    /// <param name="inner">The cause, for logs; never shown.</param>
    public BrokenException(string reason, Wording what, Wording expected, Wording actual, Wording toDo, string? where = null, Exception? inner = null)
        : base(BrokenWriter.Write(reason, what.En, expected.En, actual.En, where, toDo.En, "en"), inner)
    {
        (this.what, this.expected, this.actual, this.toDo) = (what, expected, actual, toDo);
        Reason = reason;
        Where = where;
    }

    /// <summary>Why it is broken, a kebab word.</summary>
    public string Reason { get; }

    /// <summary>What happened.</summary>
    public string What => what.En;

    /// <summary>What was expected.</summary>
    public string Expected => expected.En;

    /// <summary>What was there instead.</summary>
    public string Actual => actual.En;

    /// <summary>What to do.</summary>
    public string ToDo => toDo.En;

    /// <summary>Where, or null.</summary>
    public string? Where { get; }

    /// <summary>The message in a language.</summary>
    /// <param name="language">A culture name; zh… is Chinese, all others are English.</param>
    public string In(string language) => BrokenWriter.Write(Reason, what.In(language), expected.In(language), actual.In(language), Where, toDo.In(language), language);

    /// <summary>What happened, in a language.</summary>
    public string WhatIn(string language) => what.In(language);

    /// <summary>What was there instead, in a language.</summary>
    public string ActualIn(string language) => actual.In(language);

    /// <summary>What to do, in a language.</summary>
    public string ToDoIn(string language) => toDo.In(language);

    /// <summary>The same once more, to be thrown at another place.</summary>
    public BrokenException Again() => new(Reason, what, expected, actual, toDo, Where, this);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => In((formatProvider as CultureInfo)?.Name ?? "en");
}
