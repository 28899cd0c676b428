using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.TagExpressions;

namespace TrackE2E.Gherkin.Bindings;

/// <summary>Reads binding classes and registrations into a registry; collects every mistake before it complains.</summary>
internal sealed class BindingCollector(SourceLocations locations)
{
    private readonly ParameterTypeRegistry _types = new();
    private readonly List<StepDefinition> _steps = [];
    private readonly List<HookBinding> _hooks = [];
    private readonly List<TransformationBinding> _transformations = [];
    private readonly List<object> _inOrder = [];
    private readonly List<UndefinedParameterTypeException> _undefined = [];
    private readonly List<Phrase> _mistakes = [];

    /// <exception cref="BindingException">Something cannot be used; the message lists everything.</exception>
    public BindingRegistry Collect(IReadOnlyList<ParameterType> parameterTypes, IReadOnlyList<Type> classes, IReadOnlyList<StepRegistration> registrations)
    {
        foreach (var type in parameterTypes)
        {
            Try(type.Location, () => Define(type));
        }

        var methods = classes.SelectMany(Methods).Select(m => new BindingMethod(m, locations)).ToList();
        methods.ForEach(RequireAwaitable);
        methods.ForEach(AddConversions);
        DefineConversions(methods);
        methods.ForEach(AddStepsAndHooks);
        foreach (var registration in registrations)
        {
            Add(registration);
        }

        if (_mistakes.Count > 0)
        {
            throw new BindingException(new Phrase(
                $"{_mistakes.Count} binding{(_mistakes.Count == 1 ? "" : "s")} cannot be used:\n\n{string.Join("\n\n", _mistakes.Select(m => m.En))}",
                $"有 {_mistakes.Count} 个 binding 无法使用：\n\n{string.Join("\n\n", _mistakes.Select(m => m.Zh))}"));
        }

        return new()
        {
            ParameterTypes = _types,
            Steps = _steps,
            Transformations = [.. _transformations.OrderBy(t => t.Order)],
            Hooks = BindingRegistry.Sort(_hooks),
            InDefinitionOrder = _inOrder,
            UndefinedParameterTypes = _undefined,
        };
    }

    // methods in the order of the source, those of base classes first
    private static IEnumerable<MethodInfo> Methods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
        .OrderBy(m => Depth(m.DeclaringType!)).ThenBy(m => m.MetadataToken);

    private static int Depth(Type type) => type.BaseType is null ? 0 : 1 + Depth(type.BaseType);

    // what it throws after its first await would end the process
    private void RequireAwaitable(BindingMethod method)
    {
        if (method.Method.ReturnType == typeof(void) && method.Method.IsDefined(typeof(AsyncStateMachineAttribute)) && method.Method.GetCustomAttributes().Any(a => a is StepDefinitionBaseAttribute or HookAttribute))
        {
            _mistakes.Add(new($"{method.Location}\n{method.DisplayName} is async void, so nobody can wait for it: write async Task".TrimStart(), $"{method.Location}\n{method.DisplayName} 是 async void，无法等待其结束：请改为 async Task".TrimStart()));
        }
    }

    private void Define(ParameterType type)
    {
        _types.Define(type);
        _inOrder.Add(type);
    }

    private void AddConversions(BindingMethod method)
    {
        foreach (var attribute in method.Method.GetCustomAttributes<StepArgumentTransformationAttribute>())
        {
            Try(method.Location, () => _transformations.Add(new(
                attribute.Name ?? (method.ReturnType.IsArray ? null : method.ReturnType.Name),
                attribute.Regex is null ? null : new Regex($"^(?:{attribute.Regex.TrimStart('^').TrimEnd('$')})$", RegexOptions.CultureInvariant),
                attribute.Order,
                ScopeOf(method),
                method)));
        }

        if (method.Method.GetCustomAttribute<ParameterTypeAttribute>() is { } type)
        {
            Try(method.Location, () => Define(new(type.Name ?? method.Method.Name, type.Regexps, method.ReturnType, (container, groups) => method.InvokeAsync(container, [.. groups]))
            {
                UseForSnippets = type.UseForSnippets,
                PreferForRegexpMatch = type.PreferForRegexpMatch,
                Location = method.Location,
            }));
        }
    }

    // {Color}: types that some transformation makes, and enums that some step asks for, are parameter types too
    private void DefineConversions(List<BindingMethod> methods)
    {
        foreach (var group in _transformations.Where(t => !t.TakesTable && t.Name is not null).GroupBy(t => t.Name!).Where(g => _types.ByName(g.Key) is null))
        {
            // {DateTime} is also a date as .NET reads it
            var patterns = group.Select(t => t.Regex is null ? ".*" : t.Regex.ToString()[4..^2]).Concat(IsReadable(group.First().Method.ReturnType) ? [".*"] : []).Distinct().ToList();
            Try(group.First().Method.Location, () => _types.Define(ByConversion(group.Key, patterns, group.First().Method.ReturnType)));
        }

        var asked = methods.Where(m => m.Method.IsDefined(typeof(StepDefinitionBaseAttribute))).SelectMany(m => m.Parameters).Select(p => Nullable.GetUnderlyingType(p) ?? p);
        foreach (var type in asked.Where(t => t.IsEnum || IsReadable(t)).Distinct().Where(t => _types.ByName(t.Name) is null))
        {
            Try(null, () => _types.Define(ByConversion(type.Name, [".*"], type)));
        }
    }

    private static bool IsReadable(Type type) => type.Namespace == nameof(System) && !type.IsArray;

    private static ParameterType ByConversion(string name, IReadOnlyList<string> patterns, Type type) =>
        new(name, patterns, type, static (_, groups) => new(groups[0])) { BuiltIn = true, UseForSnippets = false, ByConversion = true };

    private void AddStepsAndHooks(BindingMethod method)
    {
        foreach (var step in method.Method.GetCustomAttributes<StepDefinitionBaseAttribute>())
        {
            Add(step.Kinds, step.Expression, step.ExpressionType, new(() => method.Location), ScopeOf(method), method.DisplayName, method, Call(method), method.Parameters);
        }

        // several attributes of a kind are several reasons for one call
        foreach (var same in method.Method.GetCustomAttributes<HookAttribute>().GroupBy(hook => hook.Kind).Select(g => g.ToList()))
        {
            Try(method.Location, () =>
            {
                var scope = ScopeOf(method);
                var always = scope.IsNone && same.Exists(hook => hook.Tags.Count == 0);
                var binding = new HookBinding(same[0].Kind, same[0].Name, same[0].Order, new TagFilter(always ? [] : [.. same.SelectMany(hook => hook.Tags).Distinct()]), scope, method);
                _hooks.Add(binding);
                _inOrder.Add(binding);
            });
        }
    }

    private void Add(StepRegistration registration)
    {
        if ((registration.Method is null) == (registration.Handler is null))
        {
            _mistakes.Add(new($"The step \"{registration.Id}\" needs either a method or a handler.", $"步骤“{registration.Id}”需要方法或处理函数二者之一。"));
            return;
        }

        var method = registration.Method is null ? null : new BindingMethod(registration.Method, locations);
        var execute = method is null ? (container, arguments) => new ValueTask(registration.Handler!(container, arguments)) : Call(method);
        var location = new Lazy<SourceLocation?>(() => registration.Location ?? method?.Location);
        foreach (var (expression, wording) in registration.Expressions.Zip(registration.Wordings ?? registration.Expressions))
        {
            Add(registration.Kinds, expression, ExpressionType.Unspecified, location, BindingScope.None, registration.Id, registration, execute, method?.Parameters ?? registration.ParameterTypes?.ToArray(), wording);
        }
    }

    private void Add(StepKinds kinds, string text, ExpressionType type, Lazy<SourceLocation?> location, BindingScope scope, string id, object owner, Func<IObjectContainer, object?[], ValueTask> execute, Type[]? parameters, string? wording = null)
    {
        try
        {
            var step = new StepDefinition(id, kinds, ExpressionReader.Read(text, type, _types), location, owner, execute, wording) { Scope = scope, ParameterTypes = parameters };
            _steps.Add(step);
            _inOrder.Add(step);
        }
        catch (UndefinedParameterTypeException e)
        {
            _undefined.Add(e);
        }
        catch (CucumberExpressionException e)
        {
            _mistakes.Add(At(location.Value?.ToString() ?? id, e));
        }
    }

    private static Func<IObjectContainer, object?[], ValueTask> Call(BindingMethod method) => async (container, arguments) => await method.InvokeAsync(container, arguments);

    private static BindingScope ScopeOf(BindingMethod method)
    {
        ScopeAttribute[] scopes = [.. method.Method.GetCustomAttributes<ScopeAttribute>(), .. method.Method.ReflectedType!.GetCustomAttributes<ScopeAttribute>()];
        return scopes.Length == 0 ? BindingScope.None : new(scopes);
    }

    private static Phrase At(string place, Exception e)
    {
        var said = Phrase.Of(e);
        return new($"{place}\n{said.En}".TrimStart(), $"{place}\n{said.Zh}".TrimStart());
    }

    private void Try(SourceLocation? location, Action define)
    {
        try
        {
            define();
        }
        catch (Exception e) when (e is CucumberExpressionException or TagExpressionException or ArgumentException)
        {
            _mistakes.Add(At($"{location}", e));
        }
    }
}
