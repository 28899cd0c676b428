using TrackE2E.Gherkin.Tables;

namespace TrackE2E.Gherkin;

/// <summary>Reads cells as values by the current culture. A column that is missing, and a text that is no such value, are errors.</summary>
public static class TableRowExtensions
{
    /// <summary>The text of a cell; null when it is empty.</summary>
    public static string? GetString(this TableRow row, string column) => row[column] is { Length: > 0 } text ? text : null;

    /// <summary>A cell as a number.</summary>
    public static int GetInt32(this TableRow row, string column) => Get<int>(row, column);

    /// <summary>A cell as a number.</summary>
    public static long GetInt64(this TableRow row, string column) => Get<long>(row, column);

    /// <summary>A cell as a number.</summary>
    public static float GetSingle(this TableRow row, string column) => Get<float>(row, column);

    /// <summary>A cell as a number.</summary>
    public static double GetDouble(this TableRow row, string column) => Get<double>(row, column);

    /// <summary>A cell as a number.</summary>
    public static decimal GetDecimal(this TableRow row, string column) => Get<decimal>(row, column);

    /// <summary>A cell as true or false.</summary>
    public static bool GetBoolean(this TableRow row, string column) => Get<bool>(row, column);

    /// <summary>A cell as a character.</summary>
    public static char GetChar(this TableRow row, string column) => Get<char>(row, column);

    /// <summary>A cell as a date or time.</summary>
    public static DateTime GetDateTime(this TableRow row, string column) => Get<DateTime>(row, column);

    /// <summary>A cell as a Guid.</summary>
    public static Guid GetGuid(this TableRow row, string column) => Get<Guid>(row, column);

    /// <summary>A cell as an enum value; case and blanks do not matter.</summary>
    public static T GetEnumValue<T>(this TableRow row, string column)
        where T : struct, Enum => Get<T>(row, column);

    /// <summary>A cell as an enum value; case and blanks do not matter.</summary>
    public static T GetDiscreteEnum<T>(this TableRow row, string column)
        where T : struct, Enum => Get<T>(row, column);

    /// <summary>A cell as an enum value; another value where the text is none.</summary>
    public static T GetDiscreteEnum<T>(this TableRow row, string column, T defaultValue)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(row);
        return Enum.TryParse<T>(row[column].Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : defaultValue;
    }

    /// <summary>A cell as a value of the enum that the property of a type has which the column names.</summary>
    /// <exception cref="BindingException">The type has no such property, or the text is no value of it.</exception>
    public static Enum GetEnum<T>(this TableRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var member = TableMembers.Find(typeof(T), column) ?? throw new BindingException(TableTexts.NoMembers(typeof(T), [column]));
        return (Enum)TableMembers.Read(row[column], member.Type, column)!;
    }

    private static T Get<T>(TableRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (T)TableMembers.Read(row[column], typeof(T), column)!;
    }
}
