using System.Diagnostics.CodeAnalysis;

namespace TrackE2E.Gherkin;

/// <summary>Values that steps and hooks share by name or by type.</summary>
public abstract class ContextStore : Dictionary<string, object?>
{
    private protected ContextStore()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Gives the value that was set for a type.</summary>
    /// <exception cref="KeyNotFoundException">None was set.</exception>
    public T Get<T>() => Get<T>(KeyOf<T>());

    /// <summary>Gives the value of a key.</summary>
    /// <exception cref="KeyNotFoundException">None was set.</exception>
    public T Get<T>(string key) => (T)this[key]!;

    /// <summary>Sets the value of a type.</summary>
    public void Set<T>(T value) => Set(value, KeyOf<T>());

    /// <summary>Sets the value of a key.</summary>
    public void Set<T>(T value, string key) => this[key] = value;

    /// <summary>Gives the value of a type, if one was set.</summary>
    public bool TryGetValue<T>([MaybeNullWhen(false)] out T value) => TryGetValue(KeyOf<T>(), out value);

    /// <summary>Gives the value of a key, if one of that type was set.</summary>
    public bool TryGetValue<T>(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = TryGetValue(key, out object? stored) && stored is T;
        value = found ? (T)stored! : default;
        return found;
    }

    private static string KeyOf<T>() => typeof(T).FullName ?? typeof(T).Name;
}
