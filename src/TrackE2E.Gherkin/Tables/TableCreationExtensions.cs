using TrackE2E.Gherkin.Tables;

namespace TrackE2E.Gherkin;

/// <summary>Makes objects from tables. Column titles name properties, fields or constructor parameters; case, blanks and punctuation do not matter; values are read by the current culture,
/// which is that of the feature's language during a scenario.</summary>
/// <remarks>Columns that name nothing are left out unless the options say otherwise. Other than in Reqnroll, a text that is no value of the type is an error, never the type's default.</remarks>
public static class TableCreationExtensions
{
    /// <summary>Makes one object from a table with one row, or from a table of two columns: names and values.</summary>
    /// <exception cref="BindingException">The table has neither form, a value cannot be read, or a column names nothing and the options forbid it.</exception>
    public static T CreateInstance<T>(this Table table, InstanceCreationOptions? options = null) => (T)TableMembers.Create(typeof(T), Checked<T>(InstanceValues(table, typeof(T)), options));

    /// <summary>Makes one object by a function, then fills it.</summary>
    public static T CreateInstance<T>(this Table table, Func<T> create, InstanceCreationOptions? options = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(create);
        var made = create();
        TableMembers.Fill(made, Checked<T>(InstanceValues(table, typeof(T)), options));
        return made;
    }

    /// <summary>Sets the members of an object that the table names.</summary>
    public static void FillInstance(this Table table, object instance, InstanceCreationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(instance);
        TableMembers.Fill(instance, Checked(instance.GetType(), InstanceValues(table, instance.GetType()), options));
    }

    /// <summary>Makes an object per row.</summary>
    public static IEnumerable<T> CreateSet<T>(this Table table, InstanceCreationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.Select(row => row.CreateInstance<T>(options))];
    }

    /// <summary>Makes an object per row by a function, then fills it.</summary>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<T> create, InstanceCreationOptions? options = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(create);
        return CreateSet(table, _ => create(), options);
    }

    /// <summary>Makes an object per row by a function of the row, then fills it.</summary>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<DataTableRow, T> create, InstanceCreationOptions? options = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(create);
        return [.. table.Rows.Select(row => row.CreateInstance(() => create(row), options))];
    }

    /// <summary>Makes an object from a row.</summary>
    public static T CreateInstance<T>(this TableRow row, InstanceCreationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (T)TableMembers.Create(typeof(T), Checked<T>([.. row], options));
    }

    /// <summary>Makes an object by a function, then fills it from a row.</summary>
    public static T CreateInstance<T>(this TableRow row, Func<T> create, InstanceCreationOptions? options = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(create);
        var made = create();
        TableMembers.Fill(made, Checked<T>([.. row], options));
        return made;
    }

    internal static IReadOnlyList<KeyValuePair<string, string>> InstanceValues(Table table, Type type)
    {
        ArgumentNullException.ThrowIfNull(table);
        var header = table.Header.ToArray();
        var isFieldValue = header is [var field, var value] && TableMembers.Same("Field", field) && TableMembers.Same("Value", value);
        if (isFieldValue || (header.Length == 2 && table.Rows.Any(r => TableMembers.Find(type, r[0]) is not null)))
        {
            return [.. table.Rows.Select(r => KeyValuePair.Create(r[0], r[1]))];
        }

        return table.RowCount == 1
            ? [.. table.Rows[0]]
            : throw new BindingException(TableTexts.NotOne(type, table));
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Checked<T>(IReadOnlyList<KeyValuePair<string, string>> values, InstanceCreationOptions? options) => Checked(typeof(T), values, options);

    private static IReadOnlyList<KeyValuePair<string, string>> Checked(Type type, IReadOnlyList<KeyValuePair<string, string>> values, InstanceCreationOptions? options)
    {
        if (options is { VerifyAllColumnsBound: true } && !TableMembers.IsTuple(type) && values.Where(v => TableMembers.Find(type, v.Key) is null).Select(v => v.Key).ToList() is { Count: > 0 } unknown)
        {
            throw new BindingException(TableTexts.NoMembers(type, unknown));
        }

        return values;
    }
}

/// <summary>How strictly tables are read.</summary>
public sealed class InstanceCreationOptions
{
    /// <summary>Whether a column that names nothing is an error. Default false.</summary>
    public bool VerifyAllColumnsBound { get; set; }
}
