namespace TrackE2E.Gherkin;

/// <summary>An object could not be registered or made by a container.</summary>
public sealed class ObjectContainerException : Exception
{
    internal ObjectContainerException(string message, IEnumerable<Type> path)
        : base(path.Any() ? $"{message} (resolution path: {string.Join(" -> ", path.Select(t => t.FullName))})" : message)
    {
    }
}
