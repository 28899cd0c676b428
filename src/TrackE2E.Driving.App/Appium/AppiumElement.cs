using System.Drawing;
using System.Globalization;
using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <summary>An element of an app's screen, or of a page inside it.</summary>
/// <remarks>Selenium asks <c>Displayed</c> and <c>GetAttribute</c> by JavaScript, which native contexts do not have; here they are the protocol's own commands.</remarks>
public sealed class AppiumElement : WebElement
{
    private readonly AppiumDriver driver;

    internal AppiumElement(AppiumDriver driver, string id)
        : base(driver, id) => this.driver = driver;

    /// <summary>The element's id on the server.</summary>
    public new string Id => base.Id;

    /// <inheritdoc/>
    public override bool Displayed => driver.Send(AppiumCommands.ElementDisplayed, ("id", Id)) is true;

    /// <summary>Its place and size, in the coordinates that touches use; one request.</summary>
    public Rectangle Rect
    {
        get
        {
            var rect = (Dictionary<string, object>)driver.Send(DriverCommand.GetElementRect, ("id", Id))!;
            return new(Whole("x"), Whole("y"), Whole("width"), Whole("height"));

            int Whole(string name) => (int)Math.Round(Convert.ToDouble(rect[name], CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    public override string? GetAttribute(string attributeName) =>
        driver.Send(AppiumCommands.ElementAttribute, ("id", Id), ("name", attributeName)) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>Its id, as text.</summary>
    public override string ToString() => $"element {Id}";
}

/// <summary>Makes our elements out of what the server answers.</summary>
internal sealed class AppiumElementFactory(AppiumDriver driver) : WebElementFactory(driver)
{
    public override WebElement CreateElement(Dictionary<string, object?> elementDictionary) => new AppiumElement(driver, GetElementId(elementDictionary));
}
