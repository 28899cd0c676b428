using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>A rule cell of a scenario's table: what one property must be, in one closed grammar for both languages.</summary>
/// <remarks>
/// <c>= v</c> · a type (string 文本 字符串, integer 整数, number 数字, boolean 布尔, object 对象, array 数组) · <c>a..b</c> <c>a..</c> <c>..b</c> · <c>&gt; n</c> 大于 n · <c>length a..b</c> 长度 a..b ·
/// <c>one of a, b</c> 属于 枚举 a, b · <c>!= v</c> 不等于 v · <c>contains v</c> 包含 v · <c>starts with v</c> 以 v 开头 · <c>ends with v</c> 以 v 结尾 · <c>matches /…/</c> 匹配 正则 /…/ · <c>present</c> 存在 · <c>not empty</c> 非空 · <c>missing</c> 缺失 · <c>null</c> 空值 · <c>empty</c> 空 · <c>= shown</c> = 显示值 · several by comma, all must hold · blank =
/// as planned. Full-width characters, 、 and 。 and Chinese number words are read like their half-width forms; a value in any pair of quotes is taken as it is.
/// </remarks>
public sealed class RuleCell
{
    private readonly IReadOnlyList<CellRule> rules;

    internal RuleCell(string text, IReadOnlyList<CellRule> rules) => (Text, this.rules) = (text, rules);

    /// <summary>The cell as written.</summary>
    public string Text { get; }

    /// <summary>True for an empty cell: the plan's own rules are all that is asked.</summary>
    public bool IsBlank => rules.Count == 0;

    /// <summary>True when the cell says <c>missing</c>: then the property need not be one of the plan.</summary>
    public bool IsMissing => rules.Any(rule => rule is IsNothing { Which: Nothing.Missing });

    /// <summary>True when the cell says <c>= shown</c>: the screen's text is needed to judge it.</summary>
    public bool NeedsShown => rules.Any(rule => rule is EqualsShown);

    /// <summary>Reads a cell.</summary>
    /// <returns>False when it is not of the grammar; <paramref name="problem"/> then says what is wrong and what may be written.</returns>
    public static bool TryParse(string text, out RuleCell? cell, out Wording problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new RuleCellParser(text).TryParse(out cell, out problem);
    }

    /// <summary>Reads a cell.</summary>
    /// <exception cref="FormatException">It is not of the grammar; the message says what is wrong, in English.</exception>
    public static RuleCell Parse(string text) => TryParse(text, out var cell, out var problem) ? cell! : throw new FormatException(problem.En);

    /// <summary>True when the cell selects events: it says <c>= v</c>, or <c>= shown</c> for the property that names the item.</summary>
    public bool Picks(PlannedProperty? planned) => rules.Any(rule => rule is EqualsValue || (rule is EqualsShown && planned?.Key == true));

    /// <summary>True when a value is the one that the cell's equalities ask for; other rules are not looked at.</summary>
    /// <exception cref="ArgumentNullException">The cell needs what the screen showed.</exception>
    public bool Selects(JsonElement? value, string? shown, PlannedProperty? planned) =>
        rules.Where(rule => rule is EqualsValue or EqualsShown).All(rule => rule.Judge(value, shown, planned, "") is null);

    /// <summary>Every rule of the cell that the value breaks.</summary>
    /// <param name="value">The captured value; null when it was not sent.</param>
    /// <param name="shown">What the screen showed.</param>
    /// <param name="planned">The planned property; null when the plan has none.</param>
    /// <param name="name">Name of the property, for texts.</param>
    /// <exception cref="ArgumentNullException">The cell needs what the screen showed.</exception>
    public IReadOnlyList<Violation> Judge(JsonElement? value, string? shown, PlannedProperty? planned, string name = "") =>
        [.. rules.Select(rule => rule.Judge(value, shown, planned, planned is null || PropertyPath.IsItem(name) ? name : planned.Name)).OfType<Violation>()];

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The violation of a value that is not what the screen shows.</summary>
    internal static Violation Differs(JsonElement value, string shown, PlannedProperty planned)
    {
        var hint = ShownValue.Hint(value, shown, planned);
        var wanted = planned.Sensitive ? new(ValueText.Of(shown.Trim(), "en", sensitive: true), ValueText.Of(shown.Trim(), "zh", sensitive: true)) : ShownValue.Wanted(shown, planned);
        return new Violation(FindingKind.ValueDiffers, PropertyTexts.NotShown, wanted, CellRule.Actual(value, planned, hint), PropertyTexts.DoShown(planned.Name));
    }
}
