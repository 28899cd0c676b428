using System.Text.Json.Serialization;

namespace TrackE2E.Core.Verdicts;

/// <summary>What a finding is about: the closed list of the design. Written in kebab words (<c>missing-event</c>) everywhere people read it.</summary>
[JsonConverter(typeof(KebabEnumConverter<FindingKind>))]
public enum FindingKind
{
#pragma warning disable CS1591 // each word is explained in the finding table (FindingText) and its rule page
    MissingEvent,
    UnexpectedEvent,
    DuplicateEvent,
    UnplannedEvent,
    WrongTarget,
    OutsideWindow,
    WrongOrder,
    RequiredMissing,
    AdditionalProperty,
    TypeMismatch,
    ValueNotAllowed,
    ValueDiffers,
    Length,
    Pattern,
    Range,
    WrongNesting,
    PersonalData,
    WrongIdentity,
    WrongSession,
    WrongAttribution,
    BeforeConsent,
    LostEvent,
    UndecodableHit,
    AppCrashed,
#pragma warning restore CS1591
}
