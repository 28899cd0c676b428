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
    public T Get<T>(string key) => this[key] is Func<T> make ? make() : (T)this[key]!;

    /// <summary>Sets the value of a type.</summary>
    public void Set<T>(T value) => Set(value, KeyOf<T>());

    /// <summary>Sets a function that makes the value of a type each time it is asked for.</summary>
    public void Set<T>(Func<T> make) => this[KeyOf<T>()] = make;

    /// <summary>Sets the value of a key.</summary>
    public void Set<T>(T value, string key) => this[key] = value;

    /// <summary>Gives the value of a type, if one was set.</summary>
    public bool TryGetValue<T>([MaybeNullWhen(false)] out T value) => TryGetValue(KeyOf<T>(), out value);

    /// <summary>Gives the value of a key, if one of that type was set.</summary>
    public bool TryGetValue<T>(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = base.TryGetValue(key, out var stored) && stored is T or Func<T>;
        value = !found ? default : stored is Func<T> make ? make() : (T)stored!;
        return found;
    }

    private static string KeyOf<T>() => typeof(T).FullName ?? typeof(T).Name;
}
