using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackE2E.AndroidStandIn;

/// <summary>What a phone's shell answers to what the driver asks of it.</summary>
internal sealed partial class DeviceShell(StandInApp app)
{
    public const string Server = "io.appium.uiautomator2.server";

    private static readonly Dictionary<string, string> Properties = new()
    {
        ["ro.build.version.sdk"] = "34", ["ro.build.version.release"] = "14", ["ro.product.model"] = "Stand-in (no device)", ["ro.product.manufacturer"] = "TrackE2E",
        ["ro.product.cpu.abilist"] = "x86_64", ["ro.product.cpu.abi"] = "x86_64", ["persist.sys.locale"] = "zh-CN", ["ro.product.locale"] = "zh-CN", ["sys.boot_completed"] = "1",
        ["init.svc.bootanim"] = "stopped", ["persist.sys.timezone"] = "Asia/Shanghai",
    };

    private TaskCompletionSource? instrumented;

    /// <summary>am instrument -w: the automation server runs until it is stopped.</summary>
    public Task InstrumentAsync()
    {
        instrumented = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return instrumented.Task;
    }

    public string Answer(string line)
    {
        var command = line.Trim().Replace("'", "", StringComparison.Ordinal);
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Starts("getprop"))
        {
            return (words.Length > 1 ? Properties.GetValueOrDefault(words[1], "") : string.Join('\n', Properties.Select(p => $"[{p.Key}]: [{p.Value}]"))) + "\n";
        }

        if (Starts("am force-stop"))
        {
            Stop(words[^1]);
            return "";
        }

        if (Starts("pm clear"))
        {
            Stop(words[^1]);
            return "Success\n";
        }

        if (Starts("am start"))
        {
            app.Start(Collector().Match(command) is { Success: true } match ? match.Groups[1].Value : null);
            return $"Starting: Intent {{ cmp={StandInApp.Package}/.MainActivity }}\nStatus: ok\nActivity: {StandInApp.Package}/.MainActivity\nComplete\n";
        }

        if (Starts("monkey"))
        {
            app.Start(null);
            return "Events injected: 1\n";
        }

        if (Starts("input keyevent"))
        {
            if (words[^1] is "3" or "KEYCODE_HOME")
            {
                app.Home();
            }
            else if (words[^1] is "4" or "KEYCODE_BACK")
            {
                app.Back();
            }

            return "";
        }

        if (Starts("pidof") || command.Contains("pgrep", StringComparison.Ordinal))
        {
            return Running().Where(p => command.Contains(p.Package, StringComparison.Ordinal)).Select(p => $"{p.Pid}\n").FirstOrDefault() ?? "";
        }

        if (Starts("ps"))
        {
            return "USER PID PPID VSZ RSS WCHAN ADDR S NAME\n" + string.Concat(Running().Select(p => $"u0_a1 {p.Pid} 1 1 1 0 0 S {p.Package}\n"));
        }

        if (Starts("dumpsys window"))
        {
            return $"  mCurrentFocus=Window{{a1 u0 {app.Focus}}}\n  mFocusedApp=ActivityRecord{{b2 u0 {app.Focus} t9}}\n mShowingLockscreen=false mDreamingLockscreen=false mScreenOn=true\n isStatusBarKeyguard=false\n mIsShowing=false\n";
        }

        return Starts("wm size") ? "Physical size: 1080x2400\n"
            : Starts("wm density") ? "Physical density: 420\n"
            : Starts("pm list instrumentation") ? $"instrumentation:{Server}.test/androidx.test.runner.AndroidJUnitRunner (target={Server})\n"
            : Starts("pm list packages") || Starts("cmd package list packages") ? $"package:{StandInApp.Package}\npackage:io.appium.settings\npackage:{Server}\npackage:{Server}.test\n"
            : Starts("pm path") ? "package:/data/app/x/base.apk\n"
            : Starts("dumpsys package") ? "  versionCode=99999 minSdk=21 targetSdk=34\n    versionName=99.0.0\n  runtime permissions:\n"
            : Starts("cmd package resolve-activity") ? $"priority=0\n{StandInApp.Package}/.MainActivity\n"
            : Starts("dumpsys power") ? "mHoldingWakeLockSuspendBlocker=true mWakefulness=Awake\n"
            : Starts("dumpsys activity services") ? "  * ServiceRecord{1 u0 io.appium.settings/.ForegroundService}\n    isForeground=true foregroundId=1\n"
            : Starts("dumpsys activity") ? $"  mFocusedApp={app.Focus}\n ACTIVITY {app.Focus}\n"
            : Starts("date") ? TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss+0000", CultureInfo.InvariantCulture) + "\n"
            : Starts("ime list") ? "com.android.inputmethod.latin/.LatinIME\n"
            : Starts("settings get") ? "null\n"
            : Starts("echo") ? command[4..].Trim() + "\n"
            : "";

        bool Starts(string with) => command.StartsWith(with, StringComparison.Ordinal);
    }

    private IEnumerable<(string Package, int Pid)> Running()
    {
        if (app.Running)
        {
            yield return (StandInApp.Package, StandInApp.Pid);
        }

        if (instrumented is { Task.IsCompleted: false })
        {
            yield return (Server, 777);
        }
    }

    public void Stop(string package)
    {
        if (package == StandInApp.Package)
        {
            app.Stop();
        }
        else if (package == Server)
        {
            instrumented?.TrySetResult();
        }
    }

    [GeneratedRegex(@"--es collector (\S+)")]
    private static partial Regex Collector();
}
