#pragma warning disable CA1711 // classes are named like the samples

using TrackE2E.Gherkin;

namespace TrackE2E.Tests.Gherkin.Kit;

/// <summary>C# bindings for the samples of Cucumber's compatibility kit: a nested class per sample, named like it, written in the order of the kit's own bindings.</summary>
public static partial class KitBindings
{
    public class AllStatuses
    {
        [Given("^a step$")]
        public static void Step() => Nothing();

        [Given("^a failing step$")]
        public static void Failing() => throw new InvalidOperationException("whoops");

        [Given("^a pending step$")]
        public static void Pending() => throw new PendingStepException();

        [Given("^a skipped step$")]
        public static void Skipped() => throw new SkippedStepException();

        [Given("^an ambiguous (.*?)$")]
        public static void Ambiguous1(string what) => Nothing(what);

        [Given("^(.*?) ambiguous step$")]
        public static void Ambiguous2(string what) => Nothing(what);
    }

    public class Ambiguous
    {
        [Given("^a (.*?) with (.*?)$")]
        public static void First(string a, string b) => Nothing(a, b);

        [Given("^a step with (.*?)$")]
        public static void Second(string a) => Nothing(a);
    }

    public class FailedishCombinations
    {
        [Given("^a step$")]
        public static void Step() => Nothing();

        [Given("^a skipped step$")]
        public static void Skipped() => throw new SkippedStepException();

        [Given("^a pending step$")]
        public static void Pending() => throw new PendingStepException();

        [Given("^an ambiguous (.*?)$")]
        public static void Ambiguous1(string what) => Nothing(what);

        [Given("^(.*?) ambiguous step$")]
        public static void Ambiguous2(string what) => Nothing(what);

        [Given("^a failing step$")]
        public static void Failing() => throw new InvalidOperationException("whoops");
    }

    public class Pending
    {
        [Given("an implemented non-pending step")]
        public static void NonPending() => Nothing();

        [Given("an implemented step that is skipped")]
        public static void Skipped() => Nothing();

        [Given("an unimplemented pending step")]
        public static void Unimplemented() => throw new PendingStepException();
    }

    public class PendingException
    {
        [Given("an unimplemented pending step")]
        public static void Unimplemented() => throw new PendingStepException("TODO");
    }

    public class Skipped
    {
        [Given("a step that does not skip")]
        public static void Step() => Nothing();

        [Given("a step that is skipped")]
        public static void IsSkipped() => Nothing();

        [Given("I skip a step")]
        public static void Skip() => throw new SkippedStepException();
    }

    public class SkippedException
    {
        [Given("I skip a step")]
        public static void Skip() => throw new SkippedStepException("skipping");
    }

    public class SkippedFailingHook
    {
        [Given("a step that skips")]
        public static void Skip() => throw new SkippedStepException();

        [After]
        public static void After() => throw new InvalidOperationException("whoops");
    }

    public class StackTraces
    {
        [When("a step throws an exception")]
        public static void Throw() => throw new InvalidOperationException("BOOM");
    }

    public class TestRunException
    {
        [Given("a step")]
        public static void Step() => Nothing();
    }

    public class Undefined
    {
        [Given("an implemented step")]
        public static void Implemented() => Nothing();

        [Given("a step that will be skipped")]
        public static void Skipped() => Nothing();
    }

    public class UndefinedMultiple : Undefined;

    public class UnusedSteps
    {
        [Given("a step that is used")]
        public static void Used() => Nothing();

        [Given("a step that is not used")]
        public static void NotUsed() => Nothing();
    }

    private static void Nothing(params object?[] given) => _ = given;
}
