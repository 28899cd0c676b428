namespace TrackE2E.Gherkin;

/// <summary>Makes and keeps the objects of one scope: the run, a worker, a feature or a scenario.</summary>
/// <remarks>What is not registered here is looked for in the parent. A class that is registered nowhere is made here, by its public constructor with the
/// most parameters, once. What the container made is disposed when the scope ends, the last made first. Safe for use by several threads.</remarks>
public interface IObjectContainer : IDisposable, IAsyncDisposable
{
    /// <summary>Has a type made when an interface is asked for.</summary>
    IStrategyRegistration RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface
        where TInterface : class;

    /// <summary>Has a type made when an interface is asked for.</summary>
    IStrategyRegistration RegisterTypeAs(Type implementationType, Type interfaceType, string? name = null);

    /// <summary>Gives an object out when an interface is asked for; it is disposed with the container only when <paramref name="dispose"/> is set.</summary>
    void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class;

    /// <summary>Gives an object out when a type is asked for; it is disposed with the container only when <paramref name="dispose"/> is set.</summary>
    void RegisterInstanceAs(object instance, Type interfaceType, string? name = null, bool dispose = false);

    /// <summary>Asks a function for the object, with the container that it is registered in.</summary>
    IStrategyRegistration RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factory, string? name = null)
        where TInterface : class;

    /// <summary>Gives the object of a type.</summary>
    /// <exception cref="ObjectContainerException">It cannot be made; the message shows the path of types that led there.</exception>
    T Resolve<T>(string? name = null);

    /// <summary>Gives the object of a type.</summary>
    /// <exception cref="ObjectContainerException">It cannot be made; the message shows the path of types that led there.</exception>
    object Resolve(Type typeToResolve, string? name = null);

    /// <summary>Gives every registered object of a type, whatever its name: those of the parents first.</summary>
    IEnumerable<T> ResolveAll<T>()
        where T : class;

    /// <summary>Whether this container or a parent has a registration for the type and name.</summary>
    bool IsRegistered<T>(string? name = null);

    /// <summary>Whether this container or a parent has a registration for the type and name.</summary>
    bool IsRegistered(Type type, string? name = null);
}

/// <summary>Says how often a registered type or factory makes an object.</summary>
public interface IStrategyRegistration
{
    /// <summary>Once per container: the default.</summary>
    IStrategyRegistration InstancePerContext();

    /// <summary>Every time it is asked for.</summary>
    IStrategyRegistration InstancePerDependency();
}
