namespace TrackE2E.Gherkin.Expressions;

/// <summary>The parameter types that expressions may use: Cucumber's own and the registered ones.</summary>
public sealed class ParameterTypeRegistry
{
    private readonly Dictionary<string, ParameterType> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ParameterType>> _byRegexp = new(StringComparer.Ordinal);

    /// <summary>Creates a registry that knows Cucumber's own types.</summary>
    public ParameterTypeRegistry()
    {
        foreach (var type in BuiltInParameterTypes.All())
        {
            Define(type);
        }
    }

    /// <summary>All types with a name, in the order of definition.</summary>
    public IReadOnlyCollection<ParameterType> Named => _byName.Values;

    /// <summary>Adds a type.</summary>
    /// <exception cref="CucumberExpressionException">The name is taken, or a second type wants to be preferred for the same regular expression.</exception>
    public void Define(ParameterType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Name is not null && !_byName.TryAdd(type.Name, type))
        {
            throw new CucumberExpressionException(type.Name.Length == 0
                ? new Phrase("The anonymous parameter type has already been defined", "匿名参数类型已经定义过")
                : new Phrase($"There is already a parameter type with name {type.Name}", $"已有名为 {type.Name} 的参数类型"));
        }

        foreach (var regexp in type.Regexps)
        {
            var types = _byRegexp.TryGetValue(regexp, out var known) ? known : _byRegexp[regexp] = [];
            if (type.PreferForRegexpMatch && types.Find(t => t.PreferForRegexpMatch) is { } other)
            {
                throw new CucumberExpressionException(new Phrase(
                    $"There can only be one preferential parameter type per regexp. The regexp /{regexp}/ is used for two preferential parameter types, {{{other.Name}}} and {{{type.Name}}}",
                    $"一个正则只能有一个优先的参数类型。正则 /{regexp}/ 用于两个优先的参数类型：{{{other.Name}}} 和 {{{type.Name}}}"));
            }

            types.Add(type);
        }
    }

    /// <summary>Finds a type by the name between the braces.</summary>
    /// <returns>Null when there is none.</returns>
    public ParameterType? ByName(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Finds the type that a capture group of a regular expression stands for.</summary>
    /// <returns>Null when no type has this regular expression.</returns>
    /// <exception cref="CucumberExpressionException">Several types have it and none is preferred.</exception>
    internal ParameterType? ByRegexp(string group, string expression, string text)
    {
        if (!_byRegexp.TryGetValue(group, out var types))
        {
            return null;
        }

        if (types.Count == 1 || types.Exists(t => t.PreferForRegexpMatch))
        {
            return types.Find(t => t.PreferForRegexpMatch) ?? types[0];
        }

        var ordered = types.OrderBy(t => t.Name, StringComparer.Ordinal);
        throw ExpressionErrors.AmbiguousParameterTypes(group, expression, ordered, new ExpressionGenerator(this).Generate(text).Select(g => g.Source));
    }
}
