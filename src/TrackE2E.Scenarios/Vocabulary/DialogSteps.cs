using TrackE2E.Driving.Screens;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps that say how the browser's own dialogs are answered.</summary>
internal static class DialogSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "accept-dialog",
            Usually = "Given",
            En = ["I will accept the next dialog", "I accept the next dialog"],
            Zh = ["下一个浏览器对话框点击确定", "下一个对话框点击确定", "下一个对话框点确定", "下一个系统弹窗点击确定"],
            DoesEn = "The browser’s next dialog (alert, confirm, prompt) is answered with OK; stands before the step that opens it. A dialog that no step speaks of is dismissed; one that does not come breaks the scenario.",
            DoesZh = "浏览器的下一个对话框（alert、confirm、prompt）点击“确定”；写在弹出它的步骤之前。没有步骤说明的对话框会被取消；没有出现的对话框会使场景 broken。",
            ExampleEn = "I will accept the next dialog",
            ExampleZh = "下一个浏览器对话框点击确定",
            Do = (s, _, ct) => AnswerAsync(s, true, null, ct),
        },
        new()
        {
            Id = "dismiss-dialog",
            Usually = "Given",
            En = ["I will dismiss the next dialog", "I dismiss the next dialog"],
            Zh = ["下一个浏览器对话框点击取消", "下一个对话框点击取消", "下一个对话框点取消", "下一个系统弹窗点击取消"],
            DoesEn = "The browser’s next dialog is answered with Cancel; stands before the step that opens it.",
            DoesZh = "浏览器的下一个对话框点击“取消”；写在弹出它的步骤之前。",
            ExampleEn = "I will dismiss the next dialog",
            ExampleZh = "下一个浏览器对话框点击取消",
            Do = (s, _, ct) => AnswerAsync(s, false, null, ct),
        },
        new()
        {
            Id = "answer-dialog",
            Usually = "Given",
            En = ["I will answer the next dialog with {value}", "I answer the next dialog with {value}"],
            Zh = ["下一个浏览器对话框输入{value}", "下一个对话框输入{value}", "下一个系统弹窗输入{value}"],
            DoesEn = "The browser’s next prompt is filled in with this text and answered with OK; stands before the step that opens it.",
            DoesZh = "在浏览器的下一个输入对话框中填入该文字并点击“确定”；写在弹出它的步骤之前。",
            ExampleEn = "I will answer the next dialog with “Lin Yue”",
            ExampleZh = "下一个浏览器对话框输入“林悦”",
            Do = (s, a, ct) => AnswerAsync(s, true, a.Text(0), ct),
        },
    ];

    // may stand before the first page is opened
    private static async Task AnswerAsync(TrackingScenario scenario, bool accept, string? text, CancellationToken cancellation)
    {
        (await scenario.AskAsync<IScreenDialogs>(cancellation)).AnswerNext(accept, text);
        scenario.Answers.Add(scenario.Step);
    }
}
