using System.Collections.Concurrent;
using System.Reflection;

namespace TrackE2E.Gherkin.Containers;

/// <summary>How to make an object: the chosen constructor and what it needs. Shared by all containers of one engine.</summary>
internal sealed class ConstructorCache
{
    private readonly ConcurrentDictionary<Type, Recipe> _recipes = new();

    /// <exception cref="ObjectContainerException">The type has no single best public constructor.</exception>
    public Recipe For(Type type, IEnumerable<Type> path) => _recipes.TryGetValue(type, out var recipe) ? recipe : _recipes.GetOrAdd(type, Create(type, path));

    private static Recipe Create(Type type, IEnumerable<Type> path)
    {
        if (type.IsAbstract || type.IsInterface)
        {
            throw new ObjectContainerException(ContainerTexts.Abstract(type), path);
        }

        if (type.IsPrimitive || type.IsValueType || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type))
        {
            throw new ObjectContainerException(ContainerTexts.PlainValue(type), path);
        }

        var constructors = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).ToArray();
        if (constructors.Length == 0)
        {
            throw new ObjectContainerException(ContainerTexts.NoConstructor(type), path);
        }

        if (constructors.Length > 1 && constructors[0].GetParameters().Length == constructors[1].GetParameters().Length)
        {
            throw new ObjectContainerException(ContainerTexts.SeveralConstructors(type, constructors[0].GetParameters().Length), path);
        }

        return new(ConstructorInvoker.Create(constructors[0]), [.. constructors[0].GetParameters().Select(p => p.ParameterType)]);
    }

    internal sealed record Recipe(ConstructorInvoker Invoker, Type[] Needs);
}
