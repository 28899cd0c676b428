using TrackE2E.Gherkin;

namespace TrackE2E.Tests.Gherkin.Kit;

public static partial class KitBindings
{
    public class GlobalHooks
    {
        [BeforeTestRun]
        public static void Before1() => Nothing();

        [BeforeTestRun]
        public static void Before2() => Nothing();

        [When("a step passes")]
        public static void Pass() => Nothing();

        [When("a step fails")]
        public static void Fail() => throw new InvalidOperationException("Exception in step");

        [AfterTestRun]
        public static void After1() => Nothing();

        [AfterTestRun]
        public static void After2() => Nothing();
    }

    public class GlobalHooksAfterallError
    {
        [BeforeTestRun]
        public static void Before1() => Nothing();

        [BeforeTestRun]
        public static void Before2() => Nothing();

        [When("a step passes")]
        public static void Pass() => Nothing();

        [AfterTestRun]
        public static void After1() => Nothing();

        [AfterTestRun]
        public static void After2() => throw new InvalidOperationException("AfterAll hook went wrong");

        [AfterTestRun]
        public static void After3() => Nothing();
    }

    public class GlobalHooksBeforeallError
    {
        [BeforeTestRun]
        public static void Before1() => Nothing();

        [BeforeTestRun]
        public static void Before2() => throw new InvalidOperationException("BeforeAll hook went wrong");

        [BeforeTestRun]
        public static void Before3() => Nothing();

        [When("a step passes")]
        public static void Pass() => Nothing();

        [AfterTestRun]
        public static void After1() => Nothing();

        [AfterTestRun]
        public static void After2() => Nothing();
    }

    public class GlobalHooksAttachments
    {
        [BeforeTestRun]
        public static void Before(IAttachments attachments) => attachments.Attach("Attachment from BeforeAll hook", "text/plain");

        [When("a step passes")]
        public static void Pass() => Nothing();

        [AfterTestRun]
        public static void After(IAttachments attachments) => attachments.Attach("Attachment from AfterAll hook", "text/plain");
    }

    public class Hooks
    {
        [Before]
        public static void Before() => Nothing();

        [When("a step passes")]
        public static void Pass() => Nothing();

        [When("a step fails")]
        public static void Fail() => throw new InvalidOperationException("Exception in step");

        [After]
        public static void After() => Nothing();
    }

    public class HooksAttachment(IAttachments attachments)
    {
        [Before]
        public void Before() => attachments.Attach(Asset("hooks-attachment/cucumber.svg"), "image/svg+xml");

        [When("a step passes")]
        public static void Pass() => Nothing();

        [After]
        public void After() => attachments.Attach(Asset("hooks-attachment/cucumber.svg"), "image/svg+xml");
    }

    public class HooksConditional
    {
        [Before("@passing-hook")]
        public static async Task Before1() => await Task.Yield();

        [Before("@fail-before")]
        public static void Before2() => throw new InvalidOperationException("Exception in conditional hook");

        [When("a step passes")]
        public static void Pass() => Nothing();

        [After("@fail-after")]
        public static void After1() => throw new InvalidOperationException("Exception in conditional hook");

        [After("@passing-hook")]
        public static async Task After2() => await Task.Yield();
    }

    public class HooksNamed
    {
        [Before(Name = "A named before hook")]
        public static void Before() => Nothing();

        [When("a step passes")]
        public static void Pass() => Nothing();

        [After(Name = "A named after hook")]
        public static void After() => Nothing();
    }

    public class HooksSkipped
    {
        [Before]
        public static void Before1() => Nothing();

        [Before("@skip-before")]
        public static void Before2() => throw new SkippedStepException();

        [Before]
        public static void Before3() => Nothing();

        [Given("a normal step")]
        public static void Step() => Nothing();

        [Given("a step that skips")]
        public static void Skip() => throw new SkippedStepException();

        [After]
        public static void After1() => Nothing();

        [After("@skip-after")]
        public static void After2() => throw new SkippedStepException();

        [After]
        public static void After3() => Nothing();
    }

    public class HooksUndefined
    {
        [Before]
        public static void Before() => Nothing();

        [After]
        public static void After() => Nothing();
    }

    private static byte[] Asset(string path) => File.ReadAllBytes(Path.Combine(TestData.Folder, "compatibility-kit", "samples", path));
}
