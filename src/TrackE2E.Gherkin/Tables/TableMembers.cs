using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using TrackE2E.Gherkin.Conversion;

namespace TrackE2E.Gherkin.Tables;

/// <summary>Joins the columns of tables with the members of a type: titles and names are the same when their letters and digits are.</summary>
internal static class TableMembers
{
    private static readonly char[] s_separators = [',', ';'];

    /// <summary>The property or field that a title names; null when there is none.</summary>
    public static TableMember? Find(Type type, string title) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && Same(p.Name, title)).Select(p => new TableMember(p.Name, p.PropertyType, p.GetValue, p.CanWrite ? p.SetValue : null))
            .Concat(type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => Same(f.Name, title)).Select(f => new TableMember(f.Name, f.FieldType, f.GetValue, f.IsInitOnly ? null : f.SetValue)))
            .FirstOrDefault();

    public static bool Same(string name, string title) => Plain(name).Equals(Plain(title), StringComparison.OrdinalIgnoreCase);

    /// <summary>Makes an object from titles and texts: by a constructor with such parameters, then by members.</summary>
    public static object Create(Type type, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        if (IsTuple(type))
        {
            return Tuple(type, values);
        }

        var constructor = type.GetConstructors().OrderByDescending(c => Taken(c, values)).ThenBy(c => c.GetParameters().Length).FirstOrDefault();
        var arguments = constructor?.GetParameters().Select(p => values.FirstOrDefault(v => Same(p.Name!, v.Key)) is { Key: not null } v
            ? Read(v.Value, p.ParameterType, v.Key)
            : p.HasDefaultValue ? p.DefaultValue : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null).ToArray();
        var made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        Fill(made, values);
        return made;
    }

    public static void Fill(object target, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        foreach (var (title, text) in values)
        {
            if (Find(target.GetType(), title) is { Set: { } set } member)
            {
                set(target, Read(text, member.Type, title));
            }
        }
    }

    /// <exception cref="BindingException">The text is no value of the type.</exception>
    public static object? Read(string text, Type type, string title)
    {
        if (text.Length == 0 && ElementOf(type) is null && (Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && type != typeof(string))))
        {
            return null;
        }

        try
        {
            return ElementOf(type) is { } element ? List(text, type, element) : ValueReader.Read(text, type, CultureInfo.CurrentCulture);
        }
        catch (BindingException e)
        {
            throw new BindingException(TableTexts.InColumn(title, e));
        }
    }

    /// <summary>Whether an object's member has the value that a cell says.</summary>
    public static bool Matches(object item, string title, string text)
    {
        var actual = Find(item.GetType(), title)?.Get(item);
        try
        {
            return actual is null ? text.Length == 0 : ElementOf(actual.GetType()) is null
                ? Equals(Read(text, actual.GetType(), title), actual) || text == Show(actual)
                : text.Replace(" ", "", StringComparison.Ordinal).Replace(';', ',') == Show(actual).Replace(" ", "", StringComparison.Ordinal);
        }
        catch (BindingException)
        {
            return text == Show(actual);
        }
    }

    public static string Show(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Show)),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    // one without parameters is called where there is one: the members are set then
    private static int Taken(ConstructorInfo constructor, IReadOnlyList<KeyValuePair<string, string>> values) =>
        constructor.GetParameters() is { Length: > 0 } parameters ? parameters.Count(p => values.Any(v => Same(p.Name!, v.Key))) : int.MaxValue;

    /// <summary>Whether values belong to a type by their order only.</summary>
    public static bool IsTuple(Type type) => type.IsValueType && type.IsAssignableTo(typeof(ITuple));

    private static object Tuple(Type type, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var items = type.GetGenericArguments();
        return items.Length == values.Count && items.Length < 8
            ? Activator.CreateInstance(type, [.. values.Select((v, i) => Read(v.Value, items[i], v.Key))])!
            : throw new BindingException(TableTexts.NotAsMany(items.Length, values.Count));
    }

    private static Type? ElementOf(Type type) => type == typeof(string) ? null
        : type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var only] ? only
        : null;

    private static IList List(string text, Type type, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var part in text.Split(s_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            list.Add(ValueReader.Read(part, element, CultureInfo.CurrentCulture));
        }

        if (!type.IsArray)
        {
            return list;
        }

        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}

/// <summary>A property or field; Set is null when it cannot be written.</summary>
internal sealed record TableMember(string Name, Type Type, Func<object, object?> Get, Action<object, object?>? Set);
