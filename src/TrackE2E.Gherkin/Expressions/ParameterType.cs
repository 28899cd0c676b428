using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>Turns the captured text of a parameter into a value.</summary>
/// <param name="container">The scenario's container; a transformer may resolve what it needs from it.</param>
/// <param name="groups">The values of the capture groups inside the parameter's regular expression, or the whole text when it has none; null = took no part.</param>
public delegate ValueTask<object?> ParameterTransformer(IObjectContainer container, string?[] groups);

/// <summary>A named kind of parameter, as in <c>{page}</c>: what it matches and what it becomes.</summary>
public sealed partial class ParameterType
{
    private readonly Lazy<bool> _isSound;

    /// <summary>Creates a parameter type.</summary>
    /// <param name="name">The name between the braces; any script; empty for the anonymous type; null for one that is only found by its regular expression.</param>
    /// <param name="regexps">One or more regular expressions without anchors; they may have capture groups.</param>
    /// <param name="type">The type of the value that the transformer returns; used for snippets and conversion.</param>
    /// <param name="transformer">Makes the value.</param>
    /// <exception cref="CucumberExpressionException">The name has a character that may not stand between braces, or there is no regular expression.</exception>
    public ParameterType(string? name, IReadOnlyList<string> regexps, Type type, ParameterTransformer transformer)
    {
        ArgumentNullException.ThrowIfNull(regexps);
        if (!string.IsNullOrEmpty(name) && IllegalName().IsMatch(name))
        {
            throw ExpressionErrors.IllegalParameterName(name);
        }

        if (regexps.Count == 0)
        {
            throw new CucumberExpressionException(new Phrase($"The parameter type {{{name}}} has no regular expression.", $"参数类型 {{{name}}} 没有正则表达式。"));
        }

        (Name, Regexps, Type, Transformer) = (name, regexps, type, transformer);
        _isSound = new(() => Regexps.All(CanBeUsed));
    }

    /// <summary>The name between the braces.</summary>
    public string? Name { get; }

    /// <summary>The regular expressions, any of which may match.</summary>
    public IReadOnlyList<string> Regexps { get; }

    /// <summary>The type of the values.</summary>
    public Type Type { get; }

    /// <summary>Makes a value from what was captured.</summary>
    public ParameterTransformer Transformer { get; }

    /// <summary>Whether snippets for undefined steps may use it. Default true.</summary>
    public bool UseForSnippets { get; init; } = true;

    /// <summary>Whether it wins when several types have the regular expression of a group. Default false.</summary>
    public bool PreferForRegexpMatch { get; init; }

    /// <summary>Whether it is one of Cucumber's own, such as <c>{int}</c>; these are not announced in messages and give way to conversions of the method's parameter type.</summary>
    public bool BuiltIn { get; init; }

    /// <summary>Whether the method's parameter type decides what the text becomes; the transformer then only passes the text on.</summary>
    internal bool ByConversion { get; init; }

    /// <summary>Whether its regular expressions are some.</summary>
    internal bool IsSound => _isSound.Value;

    /// <summary>Where it is defined, when known.</summary>
    public SourceLocation? Location { get; init; }

    [GeneratedRegex(@"[\[\]()$.|?*+{}\\/]")]
    private static partial Regex IllegalName();

    private static bool CanBeUsed(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
