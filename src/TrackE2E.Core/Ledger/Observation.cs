using System.Text.Json.Serialization;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Ledger;

/// <summary>An observation: what the observer in the page (or the driver) saw, independently of the SDK.</summary>
/// <remarks>
/// Document is the id that a page document gave itself; Sequence counts its messages from 0 without gaps. At is the page's own clock
/// (time origin + monotonic time), which on one machine is the harness's clock.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(DocumentBegan), "document-began")]
[JsonDerivedType(typeof(DocumentEnded), "document-ended")]
[JsonDerivedType(typeof(VisitBegan), "visit-began")]
[JsonDerivedType(typeof(VisitEnded), "visit-ended")]
[JsonDerivedType(typeof(ShareChanged), "share-changed")]
[JsonDerivedType(typeof(Clicked), "clicked")]
[JsonDerivedType(typeof(Swiped), "swiped")]
[JsonDerivedType(typeof(TitleChanged), "title-changed")]
[JsonDerivedType(typeof(TabKnown), "tab-known")]
[JsonDerivedType(typeof(ShownChanged), "shown-changed")]
[JsonDerivedType(typeof(VisibilityChanged), "visibility-changed")]
[JsonDerivedType(typeof(ConnectivityChanged), "connectivity-changed")]
[JsonDerivedType(typeof(HeldUp), "held-up")]
[JsonDerivedType(typeof(ObserverGap), "observer-gap")]
public abstract record Observation
{
    /// <summary>Number in its ledger, from 1 in order of arrival.</summary>
    public int Number { get; init; }

    /// <summary>Id of the document that said it.</summary>
    public required string Document { get; init; }

    /// <summary>Place in the document's messages, from 0.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How far from At it may have happened, where it was found by sampling (an app's own screens); null where At is exact.</summary>
    public TimeSpan? Uncertainty { get; init; }
}

/// <summary>A document said hello: the observer is there. Cause: navigate, reload, back-forward or prerender; Top false: a frame inside a page.</summary>
public sealed record DocumentBegan(string Url, string? Title, string? Referrer, string Cause, bool Top) : Observation;

/// <summary>A document said goodbye. Persisted: it went into the back/forward cache. Unparsed: it was left while it was still arriving, before its last script could run (DOMContentLoaded).</summary>
public sealed record DocumentEnded(bool Persisted, bool Unparsed = false) : Observation;

/// <summary>A stay on a page (or on one of its tabs) began.</summary>
/// <remarks>
/// Visit: number in its document, from 1. Cause: load, reload, push, replace, pop, hash, tab, restore (back/forward cache), activate (prerender). Tab: id of the tab shown, null
/// where the page has none. Page ids are found from Url by the plan when the ledger is judged.
/// </remarks>
public sealed record VisitBegan(int Visit, string Url, string? Title, string Cause, string? Tab) : Observation;

/// <summary>A stay on a page ended, and with it all that was shown and visible in it: values shown are not told to vanish then.</summary>
public sealed record VisitEnded(int Visit) : Observation;

/// <summary>The visible share of a planned element crossed a threshold of the plan, appeared or vanished.</summary>
/// <remarks>
/// Share: 0–1, part of the element's area that is inside the viewport and its scroll containers and not hidden; Item: its key, null without one. Covered: 0–1, part of the element's area
/// that counts into Share but is covered by something else (found by hit-testing sample points; what lets the pointer through is not found); null where it was not measured, as while
/// the page scrolls: then the same share is told again with it, dated from when nothing moved any more. Measured for elements of exposures only. Ordinal: place among the element's items
/// in document order, from 1; null where it is not known, or where no property of the plan asks for it.
/// </remarks>
public sealed record ShareChanged(int Visit, string Element, string? Item, double Share) : Observation
{
    /// <inheritdoc cref="ShareChanged"/>
    public double? Covered { get; init; }

    /// <inheritdoc cref="ShareChanged"/>
    public int? Ordinal { get; init; }
}

/// <summary>A swipe of finger or mouse was seen.</summary>
/// <remarks>
/// Targets: planned elements that it began on, innermost first. Direction: left, right, up or down, as the finger moved, scrolling included. Input: mouse, touch, pen. At: when it had
/// moved 30 px. Wheels and trackpads, marking text and dragging a thing are no swipes.
/// </remarks>
public sealed record Swiped(int Visit, IReadOnlyList<ElementHit> Targets, string Direction, string Input) : Observation;

/// <summary>The title of the document changed during a visit.</summary>
public sealed record TitleChanged(int Visit, string? Title) : Observation;

/// <summary>The first tab of a visit that began before the page showed any, and in which nobody has done anything yet: the visit is this tab's from its beginning.</summary>
public sealed record TabKnown(int Visit, string Tab) : Observation;

/// <summary>What the screen shows of a value changed, appeared or (Text null) vanished.</summary>
/// <remarks>
/// Source: as the plan writes it under <c>shown</c>: <c>element</c> (its text, white space folded, trimmed) or <c>element@attribute</c>. Item: its own key, or where it has none that of
/// the planned element around it (its <c>within</c>); null without one. Told anew in each visit. Text is null, too, where nodes of one item show different values; it is cut at 2,000
/// characters. Password inputs are never told.
/// </remarks>
public sealed record ShownChanged(int Visit, string Source, string? Item, string? Text) : Observation;

/// <summary>A click, tap or keyboard activation was seen in the capture phase, before the page could stop it.</summary>
/// <remarks>Targets: planned elements that were hit, innermost first; Trusted false: made by a script, or the end of a <see cref="Swiped"/>. Input: mouse, touch, pen, keyboard.</remarks>
public sealed record Clicked(int Visit, IReadOnlyList<ElementHit> Targets, bool Trusted, string Input, bool Disabled) : Observation;

/// <summary>A planned element, and the key of its item where it has one.</summary>
/// <remarks>
/// Ordinal: place among the element's shown items in document order, from 1; null where that order need not be the one that people see or the data has (positioned or moved nodes, another
/// order on screen, copies that nothing tells apart, several in each of several holders).
/// </remarks>
public sealed record ElementHit(string Element, string? Item)
{
    /// <inheritdoc cref="ElementHit"/>
    public int? Ordinal { get; init; }

    /// <summary>True: the element before it in the list is on the same node; the plan names it twice.</summary>
    public bool IsSameNode { get; init; }
}

/// <summary>The page went to the background (false) or came to the foreground (true).</summary>
public sealed record VisibilityChanged(bool Visible) : Observation;

/// <summary>The browser went offline (false) or online (true).</summary>
public sealed record ConnectivityChanged(bool Online) : Observation;

/// <summary>The document's main thread was held up from At on: its own code was late for what it waited for.</summary>
/// <remarks>Long animation frames (50 ms or more; chromium only), and how late the browser told what a frame had drawn (25 ms or more).</remarks>
public sealed record HeldUp(TimeSpan Length) : Observation
{
    /// <summary>When it went on.</summary>
    [JsonIgnore]
    public DateTimeOffset To => At + Length;
}

/// <summary>Messages of a document never arrived: what the observer saw in between is unknown.</summary>
public sealed record ObserverGap(int Lost, [property: JsonConverter(typeof(WordingConverter))] Wording Reason) : Observation;
