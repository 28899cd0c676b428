using TrackE2E.Gherkin;

namespace TrackE2E.Tests.Gherkin.Kit;

public static partial class KitBindings
{
    public sealed class Counter
    {
        public int Second { get; set; }

        public int Third { get; set; }
    }

    public class Retry(Counter counter)
    {
        [Given("a step that always passes")]
        public static void Pass() => Nothing();

        [Given("a step that passes the second time")]
        public void Second() => FailIf(++counter.Second < 2);

        [Given("a step that passes the third time")]
        public void Third() => FailIf(++counter.Third < 3);

        [Given("a step that always fails")]
        public static void Fail() => FailIf(true);

        private static void FailIf(bool fail)
        {
            if (fail)
            {
                throw new InvalidOperationException("Exception in step");
            }
        }
    }

    public class RetryAmbiguous
    {
        [Given("an ambiguous step")]
        public static void First() => Nothing();

        [Given("an ambiguous step")]
        public static void Second() => Nothing();
    }

    public class RetryPending
    {
        [Given("a pending step")]
        public static void Pending() => throw new PendingStepException();
    }
}
