using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace TrackE2E.Gherkin.Conversion;

/// <summary>Reads texts as .NET values by a culture.</summary>
internal static class ValueReader
{
    /// <summary>Whether the text is a value of the type.</summary>
    public static bool CanRead(string text, Type type, CultureInfo culture)
    {
        try
        {
            Read(text, type, culture);
            return true;
        }
        catch (BindingException)
        {
            return false;
        }
    }

    /// <exception cref="BindingException">The text is no value of the type.</exception>
    public static object? Read(object value, Type type, CultureInfo culture)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            return value is string text ? Parse(text, target, culture)
                : target == typeof(string) ? Convert.ToString(value, culture)
                : Convert.ChangeType(value, target, culture);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or ArgumentException or NotSupportedException)
        {
            throw new BindingException(new Phrase(
                $"{(value is Table ? "The table" : $"\"{value}\"")} cannot be turned into {target.Name}. Write a value of that type (language {culture.Name}), or a [StepArgumentTransformation] that returns {target.Name}.",
                $"{(value is Table ? "表格" : $"“{value}”")}无法转换为 {target.Name}。请写该类型的值（语言 {culture.Name}），或写一个返回 {target.Name} 的 [StepArgumentTransformation]。"));
        }
    }

    private static object? Parse(string text, Type target, CultureInfo culture)
    {
        if (target == typeof(string) || target == typeof(object))
        {
            return text;
        }

        if (target.IsEnum)
        {
            return Enum.Parse(target, text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
        }

        if (target == typeof(Guid) && text.Length > 0 && !Guid.TryParse(text, out _))
        {
            // the beginning of one, as in Reqnroll
            return Guid.Parse(text.Replace("-", "", StringComparison.Ordinal).PadRight(32, '0'));
        }

        var parse = target.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(IFormatProvider)]);
        if (parse is not null && parse.ReturnType == target)
        {
            return parse.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [text, culture], null);
        }

        return TypeDescriptor.GetConverter(target) is var converter && converter.CanConvertFrom(typeof(string))
            ? converter.ConvertFromString(null, culture, text)
            : Convert.ChangeType(text, target, culture);
    }
}
