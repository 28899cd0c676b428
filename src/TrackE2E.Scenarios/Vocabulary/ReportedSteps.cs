using TrackE2E.Core.Plans;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps that say what was reported.</summary>
internal static class ReportedSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "event-reported",
            Usually = "Then",
            En = ["{event} is reported {times}", "{event} is reported {times} with", "{event} should be reported {times}", "{event} should be reported {times} with", "{event} fires {times}", "I expect {event} to be reported {times}"],
            Zh = ["{event}上报{count}次", "{event}上报{count}次，字段为", "上报{count}次{event}", "上报{count}次{event}，字段为", "{event}上报次数为{count}(次)", "{event}触发{count}次", "{event}触发{count}次，字段为"],
            DoesEn = "The event is reported this many times since the last step that counted it; the table says what its fields must be.",
            DoesZh = "自上次计数之后，该事件上报的次数；表格说明字段规则。",
            ExampleEn = "“product click” is reported once",
            ExampleZh = "“商品点击”上报1次",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventNamed(a.Text(0)), a.Number(1), a.Table, ct),
        },
        new()
        {
            Id = "event-reported-of",
            Usually = "Then",
            En = ["{event} of {value} is reported {times}", "{event} of {value} is reported {times} with", "{event} of {value} should be reported {times}"],
            Zh = ["{value}的{event}上报{count}次", "{value}的{event}上报{count}次，字段为", "上报{count}次{value}的{event}"],
            DoesEn = "The event of one item (the value of the property with key: true) is reported this many times since the last step that counted it.",
            DoesZh = "自上次计数之后，某一条目（方案中 key: true 的字段的值）的该事件上报的次数。",
            ExampleEn = "“product exposure” of “SKU-2” is reported once",
            ExampleZh = "“SKU-2”的“商品曝光”上报1次",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventNamed(a.Text(0)), a.Number(2), a.Table, ct, item: a.Text(1)),
        },
        new()
        {
            Id = "event-reported-at-least",
            Usually = "Then",
            En = ["{event} is reported at least {times}", "{event} is reported at least {times} with"],
            Zh = ["{event}至少上报{count}次", "{event}至少上报{count}次，字段为", "至少上报{count}次{event}", "{event}上报至少{count}次"],
            DoesEn = "The event is reported this many times or more since the last step that counted it; the table says what the fields of each must be.",
            DoesZh = "自上次计数之后，该事件至少上报的次数；表格说明每次的字段规则。",
            ExampleEn = "“product exposure” is reported at least 3 times",
            ExampleZh = "“商品曝光”至少上报3次",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventNamed(a.Text(0)), a.Number(1), a.Table, ct, orMore: true),
        },
        new()
        {
            Id = "event-reported-at-most",
            Usually = "Then",
            En = ["{event} is reported at most {times}", "{event} is reported at most {times} with"],
            Zh = ["{event}最多上报{count}次", "{event}最多上报{count}次，字段为", "最多上报{count}次{event}", "{event}上报最多{count}次", "{event}上报不超过{count}次"],
            DoesEn = "The event is reported this many times or fewer, or not at all, since the last step that counted it; the table says what the fields of each must be.",
            DoesZh = "自上次计数之后，该事件最多上报的次数，可以没有上报；表格说明每次的字段规则。",
            ExampleEn = "“product exposure” is reported at most 3 times",
            ExampleZh = "“商品曝光”最多上报3次",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventNamed(a.Text(0)), a.Number(1), a.Table, ct, orFewer: true),
        },
        new()
        {
            Id = "pv-reported",
            Usually = "Then",
            En =
            [
                "the pv of {page} is reported {times}", "the pv of {page} is reported {times} with", "the page view of {page} is reported {times}",
                "the page view of {page} is reported {times} with", "{page} page view is reported {times}", "{page} page view is reported {times} with",
            ],
            Zh =
            [
                "{page}的页面浏览上报{count}次", "{page}的页面浏览上报{count}次，字段为", "{page}的浏览上报{count}次", "{page}的浏览上报{count}次，字段为", "{page}的PV上报{count}次", "{page}的PV上报{count}次，字段为",
                "{page}的pv上报{count}次", "{page}的pv上报{count}次，字段为",
            ],
            DoesEn = "The page view of a page (or of one of its tabs) is reported this many times.",
            DoesZh = "页面（或其标签）的页面浏览上报次数。",
            ExampleEn = "the pv of “Cart” is reported once",
            ExampleZh = "“购物车”的页面浏览上报1次",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventOf(EventKind.PageView, a.Text(0)), a.Number(1), a.Table, ct),
        },
        new()
        {
            Id = "click-reported",
            Usually = "Then",
            En = ["the click on {element} is reported {times}", "the click on {element} is reported {times} with"],
            Zh = ["{element}的点击上报{count}次", "{element}的点击上报{count}次，字段为"],
            DoesEn = "The click of an element is reported this many times.",
            DoesZh = "元素的点击上报次数。",
            ExampleEn = "the click on “add to cart” is reported once",
            ExampleZh = "“加入购物车”的点击上报1次",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventOf(EventKind.Click, a.Text(0)), a.Number(1), a.Table, ct),
        },
        new()
        {
            Id = "exposure-reported",
            Usually = "Then",
            En = ["the exposure of {element} is reported {times}", "the exposure of {element} is reported {times} with"],
            Zh = ["{element}的曝光上报{count}次", "{element}的曝光上报{count}次，字段为"],
            DoesEn = "The exposure of an element is reported this many times.",
            DoesZh = "元素的曝光上报次数。",
            ExampleEn = "the exposure of “banner” is reported once",
            ExampleZh = "“轮播图”的曝光上报1次",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventOf(EventKind.Exposure, a.Text(0)), a.Number(1), a.Table, ct),
        },
        new()
        {
            Id = "no-other",
            Usually = "Then",
            En = ["no other {event} is reported", "no more {event} is reported"],
            Zh = ["没有其他{event}", "没有其它{event}", "没有其他{event}上报", "没有其他的{event}", "没有其他的{event}上报", "没有多余的{event}", "不再上报{event}", "{event}不再上报"],
            DoesEn = "In the whole scenario so far the event was reported only as often as earlier steps say.",
            DoesZh = "整个场景到目前为止，该事件除前面步骤已核对的之外没有再上报。",
            ExampleEn = "no other “product click” is reported",
            ExampleZh = "没有其他“商品点击”",
            Do = (s, a, ct) => s.ExpectNoOthersAsync(s.EventNamed(a.Text(0)), ct),
        },
        new()
        {
            Id = "nothing-else",
            Usually = "Then",
            En = ["nothing else is reported", "no other events are reported", "no other event is reported"],
            Zh = ["没有其他上报", "没有其他事件", "没有其他埋点", "没有其他事件上报", "没有其他埋点上报", "没有多余的上报", "没有多余的事件", "没有多余的埋点"],
            DoesEn = "In the whole scenario so far nothing was reported but what earlier steps counted.",
            DoesZh = "整个场景到目前为止，除前面步骤已核对的之外没有任何上报。",
            ExampleEn = "nothing else is reported",
            ExampleZh = "没有其他上报",
            Do = (s, _, ct) => s.ExpectNoOthersAsync(null, ct),
        },
        new()
        {
            Id = "not-reported",
            Usually = "Then",
            En = ["{event} is not reported", "no {event} is reported", "{event} is never reported", "{event} should not be reported", "{event} must not be reported"],
            Zh = ["{event}没有上报", "没有上报{event}", "{event}未上报", "未上报{event}", "{event}不上报", "不上报{event}", "{event}不应上报", "不应上报{event}", "没有{event}上报", "没有{event}的上报", "{event}不会上报", "不会上报{event}"],
            DoesEn = "In the whole scenario so far the event was not reported.",
            DoesZh = "整个场景到目前为止没有上报该事件。",
            ExampleEn = "“product click” is not reported",
            ExampleZh = "“商品点击”没有上报",
            Do = (s, a, ct) => s.ExpectNothingAsync([s.EventNamed(a.Text(0))], ct),
        },
        new()
        {
            Id = "not-reported-of",
            Usually = "Then",
            En = ["{event} of {value} is not reported", "no {event} of {value} is reported", "{event} of {value} is never reported"],
            Zh = ["{value}的{event}没有上报", "没有上报{value}的{event}", "{value}的{event}未上报", "未上报{value}的{event}", "{value}的{event}不上报", "{value}的{event}不应上报"],
            DoesEn = "The event of one item was not reported, since the last step that counted it.",
            DoesZh = "自上次计数之后，某一条目的该事件没有上报。",
            ExampleEn = "“product exposure” of “SKU-9” is not reported",
            ExampleZh = "“SKU-9”的“商品曝光”没有上报",
            Do = (s, a, ct) => s.ExpectCountAsync(s.EventNamed(a.Text(0)), 0, null, ct, item: a.Text(1)),
        },
        new()
        {
            Id = "nothing-reported",
            Usually = "Then",
            En = ["nothing is reported", "no event is reported", "no events are reported"],
            Zh = ["没有任何上报", "没有上报任何事件", "没有上报任何埋点", "没有任何事件上报", "没有任何埋点上报", "未上报任何事件", "未上报任何埋点", "不上报任何事件", "不上报任何埋点", "没有事件上报", "没有埋点上报"],
            DoesEn = "In the whole scenario so far no event at all was reported.",
            DoesZh = "整个场景到目前为止没有任何事件上报。",
            ExampleEn = "nothing is reported",
            ExampleZh = "没有任何上报",
            Do = (s, _, ct) => s.ExpectNothingAsync([], ct),
        },
        new()
        {
            Id = "in-order",
            Usually = "Then",
            En = ["the events are reported in this order", "the events are reported in the following order", "the events are reported in order"],
            Zh = ["事件按以下顺序上报", "事件按如下顺序上报", "按以下顺序上报", "按如下顺序上报", "按顺序上报以下事件", "依次上报以下事件", "依次上报", "上报顺序为", "事件上报顺序为"],
            DoesEn = "The events of the table's first column were reported in this order, by the SDK's own times.",
            DoesZh = "表格第一列的事件按此顺序上报（按 SDK 的发生时间）。",
            ExampleEn = "the events are reported in this order:",
            ExampleZh = "事件按以下顺序上报：",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectOrderAsync(a.Table, ct),
        },
        new()
        {
            Id = "reported-before",
            Usually = "Then",
            En = ["{event} is reported before {event}"],
            Zh = ["{event}在{event}之前上报", "{event}先于{event}上报", "先上报{event}，再上报{event}"],
            DoesEn = "The first event was reported before the second, by the SDK's own times.",
            DoesZh = "第一个事件先于第二个事件上报（按 SDK 的发生时间）。",
            ExampleEn = "“home view” is reported before “product click”",
            ExampleZh = "“首页浏览”在“商品点击”之前上报",
            Do = (s, a, ct) => s.ExpectOrderAsync([a.Text(0), a.Text(1)], ct),
        },
        new()
        {
            Id = "reported-after",
            Usually = "Then",
            En = ["{event} is reported after {event}"],
            Zh = ["{event}在{event}之后上报"],
            DoesEn = "The first event was reported after the second, by the SDK's own times.",
            DoesZh = "第一个事件在第二个事件之后上报（按 SDK 的发生时间）。",
            ExampleEn = "“product click” is reported after “home view”",
            ExampleZh = "“商品点击”在“首页浏览”之后上报",
            Do = (s, a, ct) => s.ExpectOrderAsync([a.Text(1), a.Text(0)], ct),
        },
        new()
        {
            Id = "every-event",
            Usually = "Then",
            En = ["every event has", "every event so far has"],
            Zh = ["所有事件的字段为", "每个事件的字段为", "所有事件都带有以下字段", "每个事件都带有以下字段", "所有事件都有以下字段", "每个事件都有以下字段"],
            DoesEn = "Every event of the plan that was reported so far has the fields of the table: common fields, such as the user id.",
            DoesZh = "到目前为止上报的每个方案内事件都符合表格中的字段规则，例如用户标识等公共字段。",
            ExampleEn = "every event has:",
            ExampleZh = "所有事件的字段为：",
            TakesTable = true,
            Do = (s, a, ct) => s.ExpectEveryAsync(a.Table, ct),
        },
        new()
        {
            Id = "field-is",
            Usually = "Then",
            En = ["the {value} of {event} is {value}", "the field {value} of {event} is {value}", "{event} has the {value} {value}"],
            Zh = ["{event}的{value}为{value}", "{event}的{value}是{value}", "{event}的{value}等于{value}", "{event}的字段{value}为{value}", "{event}的字段{value}是{value}", "{event}的字段{value}等于{value}"],
            DoesEn = "The field of the last such event has this value; several fields, and other rules, stand in a table.",
            DoesZh = "最近一次该事件的字段等于此值；多个字段或其他规则请用表格。",
            ExampleEn = "the “sku” of “product click” is “SKU-2”",
            ExampleZh = "“商品点击”的“sku”为“SKU-2”",
            Do = (s, a, ct) => s.ExpectFieldAsync(s.EventNamed(a.Text(1)), a.Text(0), a.Text(2), ct),
        },
        new()
        {
            Id = "same-field",
            Usually = "Then",
            En = ["the events {event} and {event} have the same {value}"],
            Zh = ["事件{event}和{event}的{value}相同", "{event}和{event}的{value}相同"],
            DoesEn = "Each event of the second name has the same field as the event of the first name that goes with it: the last before it, of the same item where both name one.",
            DoesZh = "第二个事件的字段与对应的第一个事件相同：对应的是其之前最近的一次；两者都带条目时取同一条目。",
            ExampleEn = "the events “product exposure” and “product click” have the same “request_id”",
            ExampleZh = "事件“商品曝光”和“商品点击”的“request_id”相同",
            Do = (s, a, ct) => s.ExpectSameAsync(s.EventNamed(a.Text(0)), s.EventNamed(a.Text(1)), a.Text(2), ct),
        },
    ];
}
