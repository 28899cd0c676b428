using System.Runtime.ExceptionServices;

namespace TrackE2E.Gherkin.Containers;

/// <summary>The container of one scope; see <see cref="IObjectContainer"/>.</summary>
internal sealed class ObjectContainer : IObjectContainer
{
    private readonly Lock _gate = new();
    private readonly ConstructorCache _constructors;
    private readonly ObjectContainer? _parent;
    private readonly Dictionary<(Type Type, string? Name), Registration> _registrations = [];
    private readonly Dictionary<(Type Type, string? Name), object> _objects = [];
    private readonly List<object> _owned = [];
    private readonly Stack<Type> _path = new();
    private bool _disposed;

    public ObjectContainer(ConstructorCache constructors)
    {
        _constructors = constructors;
        _objects[(typeof(IObjectContainer), null)] = this;
    }

    public ObjectContainer(ObjectContainer parent)
        : this(parent._constructors) => _parent = parent;

    public IStrategyRegistration RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface
        where TInterface : class => RegisterTypeAs(typeof(TType), typeof(TInterface), name);

    public IStrategyRegistration RegisterTypeAs(Type implementationType, Type interfaceType, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(interfaceType);
        if (!interfaceType.IsAssignableFrom(implementationType))
        {
            throw new ObjectContainerException(ContainerTexts.AnotherType(implementationType, interfaceType), []);
        }

        return Register((interfaceType, name), new Registration(c => c.Create(implementationType), Owned: true));
    }

    public void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class => RegisterInstanceAs(instance, typeof(TInterface), name, dispose);

    public void RegisterInstanceAs(object instance, Type interfaceType, string? name = null, bool dispose = false)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Register((interfaceType, name), new Registration(_ => instance, Owned: dispose));
        if (dispose)
        {
            Resolve(interfaceType, name);
        }
    }

    public IStrategyRegistration RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factory, string? name = null)
        where TInterface : class => Register((typeof(TInterface), name), new Registration(c => factory(c), Owned: true));

    public T Resolve<T>(string? name = null) => (T)Resolve(typeof(T), name);

    public object Resolve(Type typeToResolve, string? name = null)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var key = (typeToResolve, name);
            if (_objects.TryGetValue(key, out var known))
            {
                return known;
            }

            if (_registrations.TryGetValue(key, out var registration))
            {
                var made = registration.Make(this);
                if (!registration.PerDependency)
                {
                    _objects[key] = made;
                }

                return registration.Owned ? Own(made) : made;
            }

            if (_parent is not null && _parent.IsRegistered(typeToResolve, name))
            {
                return _parent.Resolve(typeToResolve, name);
            }

            if (name is not null)
            {
                throw new ObjectContainerException(ContainerTexts.NotNamed(typeToResolve, name), _path);
            }

            return _objects[key] = Own(Create(typeToResolve));
        }
    }

    public IEnumerable<T> ResolveAll<T>()
        where T : class
    {
        lock (_gate)
        {
            var own = _registrations.Keys.Where(k => k.Type == typeof(T)).Select(k => (T)Resolve(k.Type, k.Name)).ToArray();
            return _parent is null ? own : [.. _parent.ResolveAll<T>(), .. own];
        }
    }

    public bool IsRegistered<T>(string? name = null) => IsRegistered(typeof(T), name);

    public bool IsRegistered(Type type, string? name = null)
    {
        lock (_gate)
        {
            return _registrations.ContainsKey((type, name)) || (_parent?.IsRegistered(type, name) ?? false);
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        object[] owned;
        lock (_gate)
        {
            (_disposed, owned) = (true, _disposed ? [] : [.. _owned]);
        }

        List<Exception> errors = [];
        foreach (var item in owned.Reverse())
        {
            try
            {
                await DisposeOne(item);
            }
            catch (Exception e)
            {
                errors.Add(e);
            }
        }

        if (errors.Count == 1)
        {
            ExceptionDispatchInfo.Throw(errors[0]);
        }

        if (errors.Count > 1)
        {
            throw new AggregateException(ContainerTexts.NotDisposed.En, errors).Saying(ContainerTexts.NotDisposed);
        }
    }

    private static ValueTask DisposeOne(object item)
    {
        if (item is IAsyncDisposable later)
        {
            return later.DisposeAsync();
        }

        (item as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Registration Register((Type Type, string? Name) key, Registration registration)
    {
        lock (_gate)
        {
            if (_objects.ContainsKey(key))
            {
                throw new ObjectContainerException(ContainerTexts.TooLate(key.Type), []);
            }

            return _registrations[key] = registration;
        }
    }

    private object Own(object made)
    {
        if (made is IAsyncDisposable or IDisposable && !_owned.Contains(made, ReferenceEqualityComparer.Instance))
        {
            _owned.Add(made);
        }

        return made;
    }

    private object Create(Type type)
    {
        if (_path.Contains(type))
        {
            throw new ObjectContainerException(ContainerTexts.Circle(type), _path.Reverse().Append(type));
        }

        _path.Push(type);
        try
        {
            var recipe = _constructors.For(type, _path.Reverse());
            var arguments = new object?[recipe.Needs.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = Resolve(recipe.Needs[i]);
            }

            return recipe.Invoker.Invoke(arguments.AsSpan());
        }
        finally
        {
            _path.Pop();
        }
    }

    private sealed record Registration(Func<ObjectContainer, object> Make, bool Owned) : IStrategyRegistration
    {
        public bool PerDependency { get; private set; }

        public IStrategyRegistration InstancePerContext() => Per(dependency: false);

        public IStrategyRegistration InstancePerDependency() => Per(dependency: true);

        private Registration Per(bool dependency)
        {
            PerDependency = dependency;
            return this;
        }
    }
}
