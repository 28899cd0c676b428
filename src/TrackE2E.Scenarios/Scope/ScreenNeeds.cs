namespace TrackE2E.Scenarios.Scope;

/// <summary>What a scenario's steps need of its screen right from the start.</summary>
[Flags]
public enum ScreenNeeds
{
    /// <summary>Nothing that the screen has not anyway.</summary>
    None = 0,

    /// <summary>Pages that really go to the background and come back: a browser of its own.</summary>
    Lifecycle = 1,

    /// <summary>A clock that can be moved.</summary>
    Clock = 2,

    /// <summary>Pages that are left are kept in the back/forward cache.</summary>
    BackForwardCache = 4,
}
