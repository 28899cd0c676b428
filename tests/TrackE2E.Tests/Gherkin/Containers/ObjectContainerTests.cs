using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Containers;

namespace TrackE2E.Tests.Gherkin.Containers;

public sealed class ObjectContainerTests
{
    [Test]
    public async Task Objects_are_made_once_per_container_and_disposed_last_made_first()
    {
        List<string> disposed = [];
        await using var run = new ObjectContainer(new ConstructorCache());
        run.RegisterInstanceAs(disposed);
        var (first, second) = (new ObjectContainer(run), new ObjectContainer(run));

        first.Resolve<Outer>().ShouldBeSameAs(first.Resolve<Outer>());
        first.Resolve<Outer>().ShouldNotBeSameAs(second.Resolve<Outer>());

        await first.DisposeAsync();
        disposed.ShouldBe(["outer", "inner"]);
        Should.Throw<ObjectDisposedException>(() => first.Resolve<Outer>());
    }

    [Test]
    public async Task What_the_parent_registers_is_shared_and_a_child_may_register_its_own()
    {
        await using var run = new ObjectContainer(new ConstructorCache());
        run.RegisterTypeAs<Hello, IGreeting>();
        run.RegisterInstanceAs<IGreeting>(new Bye(), "bye");
        await using var scenario = new ObjectContainer(run);

        scenario.Resolve<IGreeting>().ShouldBeSameAs(run.Resolve<IGreeting>());
        scenario.Resolve<IGreeting>("bye").ShouldBeOfType<Bye>();
        scenario.RegisterFactoryAs<IGreeting>(_ => new Bye(), "own");
        scenario.ResolveAll<IGreeting>().Select(g => g.GetType()).ShouldBe([typeof(Hello), typeof(Bye), typeof(Bye)]);
        run.IsRegistered<IGreeting>("own").ShouldBeFalse();
    }

    [Test]
    public async Task A_registration_per_dependency_makes_a_new_object_each_time()
    {
        await using var container = new ObjectContainer(new ConstructorCache());
        container.RegisterTypeAs<Hello, IGreeting>().InstancePerDependency();

        container.Resolve<IGreeting>().ShouldNotBeSameAs(container.Resolve<IGreeting>());
    }

    [Test]
    public async Task What_cannot_be_made_is_explained_with_the_path_that_led_there()
    {
        await using var container = new ObjectContainer(new ConstructorCache());

        Message(() => container.Resolve<NeedsGreeting>()).ShouldContain("NeedsGreeting -> TrackE2E.Tests.Gherkin.Containers.ObjectContainerTests+IGreeting");
        Message(() => container.Resolve<Circle>()).ShouldContain("needs itself");
        Message(() => container.Resolve<NeedsText>()).ShouldContain("System.String");
        Message(() => container.Resolve<Hello>("named")).ShouldContain("\"named\"");
        Message(() => container.Resolve<TwoWays>()).ShouldContain("several constructors with 1 parameters");
    }

    [Test]
    public async Task Registering_what_was_given_out_already_is_refused()
    {
        await using var container = new ObjectContainer(new ConstructorCache());
        container.Resolve<Hello>();

        Message(() => container.RegisterInstanceAs(new Hello())).ShouldContain("resolved already");
    }

    [Test]
    public async Task Every_object_is_disposed_even_when_one_throws()
    {
        List<string> disposed = [];
        var container = new ObjectContainer(new ConstructorCache());
        container.RegisterInstanceAs(disposed);
        container.Resolve<Inner>();
        container.RegisterInstanceAs(new Throwing(), dispose: true);

        (await Should.ThrowAsync<InvalidOperationException>(async () => await container.DisposeAsync())).Message.ShouldBe("cannot close");
        disposed.ShouldBe(["inner"]);
    }

    private static string Message(Action action) => Should.Throw<ObjectContainerException>(action).Message;

    public interface IGreeting;

    public sealed class Hello : IGreeting;

    public sealed class Bye : IGreeting;

    public sealed class NeedsGreeting(IGreeting greeting)
    {
        public IGreeting Greeting => greeting;
    }

    public sealed class NeedsText(string text)
    {
        public string Text => text;
    }

    public sealed class Circle(Circle circle)
    {
        public Circle Self => circle;
    }

    public sealed class TwoWays
    {
        public TwoWays(Hello hello) => Greeting = hello;

        public TwoWays(Bye bye) => Greeting = bye;

        public IGreeting Greeting { get; }
    }

    public sealed class Inner(List<string> disposed) : IDisposable
    {
        public void Dispose() => disposed.Add("inner");
    }

    public sealed class Outer(Inner inner, List<string> disposed) : IAsyncDisposable
    {
        public Inner Inner => inner;

        public ValueTask DisposeAsync()
        {
            disposed.Add("outer");
            return ValueTask.CompletedTask;
        }
    }

    public sealed class Throwing : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("cannot close");
    }
}
