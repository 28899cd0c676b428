using System.Reflection;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>A method of a binding class, ready to be called.</summary>
internal sealed class BindingMethod
{
    private readonly MethodInvoker _invoker;
    private readonly Lazy<SourceLocation?> _location;

    public BindingMethod(MethodInfo method, SourceLocations locations)
    {
        Method = method;
        Parameters = [.. method.GetParameters().Select(p => p.ParameterType)];
        ReturnType = Unwrap(method.ReturnType);
        _invoker = MethodInvoker.Create(method);
        _location = new(() => locations.Of(method));
    }

    public MethodInfo Method { get; }

    public Type[] Parameters { get; }

    /// <summary>What a caller gets after awaiting; void for none.</summary>
    public Type ReturnType { get; }

    public SourceLocation? Location => _location.Value;

    /// <summary>The short name for people: <c>Class.Method(Int32, String)</c>.</summary>
    public string DisplayName => $"{Method.DeclaringType!.Name}.{Method.Name}({string.Join(", ", Parameters.Select(p => p.Name))})";

    /// <summary>Calls the method on the scope's instance of its class and awaits it.</summary>
    public async ValueTask<object?> InvokeAsync(IObjectContainer container, object?[] arguments)
    {
        var target = Method.IsStatic ? null : container.Resolve(Method.ReflectedType!);
        switch (_invoker.Invoke(target, arguments.AsSpan()))
        {
            case Task task:
                await task;
                return ReturnType == typeof(void) ? null : task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task);
            case ValueTask task:
                await task;
                return null;
            case { } result when Method.ReturnType.IsGenericType && Method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>):
                var asTask = (Task)result.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, null)!;
                await asTask;
                return asTask.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(asTask);
            case var result:
                return result;
        }
    }

    /// <summary>Calls the method with everything it asks for taken from the container: for hooks.</summary>
    public ValueTask<object?> InvokeInjectedAsync(IObjectContainer container) => InvokeAsync(container, [.. Parameters.Select(p => container.Resolve(p))]);

    private static Type Unwrap(Type type) => type switch
    {
        _ when type == typeof(Task) || type == typeof(ValueTask) => typeof(void),
        { IsGenericType: true } when type.GetGenericTypeDefinition() is var g && (g == typeof(Task<>) || g == typeof(ValueTask<>)) => type.GetGenericArguments()[0],
        _ => type,
    };
}
