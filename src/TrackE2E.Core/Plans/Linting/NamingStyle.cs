namespace TrackE2E.Core.Plans.Linting;

/// <summary>How names are written.</summary>
public enum NamingStyle
{
    /// <summary><c>product_click</c>.</summary>
    Snake,

    /// <summary><c>productClick</c>.</summary>
    Camel,

    /// <summary><c>ProductClick</c>.</summary>
    Pascal,

    /// <summary><c>product-click</c>.</summary>
    Kebab,
}
