namespace TrackE2E.Gherkin;

/// <summary>An object could not be registered or made by a container.</summary>
public sealed class ObjectContainerException : Exception
{
    internal ObjectContainerException(Phrase said, IEnumerable<Type> path)
        : base(Text(said, path).En) => this.Saying(Text(said, path));

    private static Phrase Text(Phrase said, IEnumerable<Type> path)
    {
        var way = string.Join(" -> ", path.Select(t => t.FullName));
        return way.Length == 0 ? said : new($"{said.En} (resolution path: {way})", $"{said.Zh}（解析路径：{way}）");
    }
}
