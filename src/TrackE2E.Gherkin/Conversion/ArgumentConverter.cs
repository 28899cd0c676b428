using System.Globalization;
using System.Text.RegularExpressions;
using TrackE2E.Gherkin.Bindings;

namespace TrackE2E.Gherkin.Conversion;

/// <summary>Turns a step's argument into the type that its method asks for: transformations first, then what the value is, then what .NET can read.</summary>
internal sealed class ArgumentConverter(BindingRegistry bindings)
{
    /// <param name="value">A text, a table, or what a parameter type made.</param>
    /// <param name="target">The type asked for.</param>
    /// <param name="scope">The scenario and its culture.</param>
    /// <exception cref="BindingException">There is no way from the value to the type.</exception>
    public ValueTask<object?> ConvertAsync(object? value, Type target, ConversionScope scope) => ConvertAsync(value, target, scope, []);

    /// <summary>Whether there is a way from a text to a type, as far as can be seen without calling anybody's code.</summary>
    public bool CanConvert(string text, Type target, CultureInfo culture, ScopeSubject subject) =>
        target.IsAssignableFrom(typeof(string))
        || bindings.Transformations.Any(t => !t.TakesTable && Makes(t, target, subject) && (t.Regex?.IsMatch(text) ?? true))
        || ValueReader.CanRead(text, target, culture);

    /// <summary>Whether there is a way from a table to a type.</summary>
    public bool CanConvertTable(Type target, ScopeSubject subject) =>
        target.IsAssignableFrom(typeof(DataTable)) || bindings.Transformations.Any(t => t.TakesTable && Makes(t, target, subject));

    private static bool Makes(TransformationBinding transformation, Type target, ScopeSubject subject) =>
        transformation.Method.ReturnType.IsAssignableTo(target) && transformation.Scope.Match(subject) >= 0;

    private async ValueTask<object?> ConvertAsync(object? value, Type target, ConversionScope scope, IReadOnlyList<TransformationBinding> used)
    {
        if (value is null)
        {
            return target.IsValueType && Nullable.GetUnderlyingType(target) is null ? Activator.CreateInstance(target) : null;
        }

        foreach (var transformation in target == typeof(object) ? [] : bindings.Transformations)
        {
            if (Makes(transformation, target, scope.Subject) && !used.Contains(transformation)
                && await TryTransform(transformation, value, scope, [.. used, transformation]) is { } made)
            {
                return made.Value;
            }
        }

        return target.IsInstanceOfType(value) ? value : ValueReader.Read(value, target, scope.Culture);
    }

    private async ValueTask<Made?> TryTransform(TransformationBinding transformation, object value, ConversionScope scope, IReadOnlyList<TransformationBinding> used)
    {
        var parameters = transformation.Method.Parameters;
        object?[] inputs = [value];
        if (transformation.Regex is { } regex)
        {
            if (value is not string text || regex.Match(text) is not { Success: true } match)
            {
                return null;
            }

            inputs = match.Groups.Count == 1 && parameters.Length == 1 ? [text] : [.. match.Groups.Values.Skip(1).Select((g, i) => Captured(g, parameters.ElementAtOrDefault(i)))];
        }

        if (inputs.Length != parameters.Length || (value is Table) != parameters.Any(p => p.IsAssignableTo(typeof(Table))))
        {
            return null;
        }

        var arguments = new object?[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            try
            {
                arguments[i] = await ConvertAsync(inputs[i], parameters[i], scope, used);
            }
            catch (BindingException)
            {
                return null;
            }
        }

        return new(await transformation.Method.InvokeAsync(scope.Container, arguments));
    }

    // a group that took no part is an empty text to a method that asks for text, as in Reqnroll
    private static string? Captured(Group group, Type? parameter) => group.Success ? group.Value : parameter == typeof(string) ? "" : null;

    private sealed record Made(object? Value);
}

/// <summary>What a conversion may depend on.</summary>
internal sealed record ConversionScope(IObjectContainer Container, CultureInfo Culture, ScopeSubject Subject);
