namespace TrackE2E.Gherkin.Containers;

/// <summary>What is said about objects that cannot be had.</summary>
internal static class ContainerTexts
{
    public static Phrase NotDisposed { get; } = new("Several objects could not be disposed.", "有多个对象无法释放。");

    public static Phrase Abstract(Type type) => new(
        $"Nothing is registered for {type.FullName}, and an interface or abstract class cannot be made: register one in a hook or in the host.",
        $"{type.FullName} 没有注册，而接口或抽象类无法创建：请在钩子或宿主中注册。");

    public static Phrase PlainValue(Type type) => new(
        $"Nothing is registered for {type.FullName}: plain values and delegates must be registered before they are asked for.",
        $"{type.FullName} 没有注册：简单值和委托必须先注册才能使用。");

    public static Phrase NoConstructor(Type type) => new($"{type.FullName} has no public constructor.", $"{type.FullName} 没有公共构造函数。");

    public static Phrase SeveralConstructors(Type type, int parameters) => new(
        $"{type.FullName} has several constructors with {parameters} parameters; keep one of them.",
        $"{type.FullName} 有多个带 {parameters} 个参数的构造函数；只保留一个。");

    public static Phrase AnotherType(Type made, Type asked) => new($"{made} is not a {asked}.", $"{made} 不是 {asked}。");

    public static Phrase NotNamed(Type type, string name) => new($"Nothing is registered for {type.FullName} with the name \"{name}\".", $"{type.FullName} 没有以名称“{name}”注册。");

    public static Phrase TooLate(Type type) => new(
        $"{type.FullName} was resolved already, so it cannot be registered any more: register it earlier.",
        $"{type.FullName} 已被使用，不能再注册：请提前注册。");

    public static Phrase Circle(Type type) => new($"{type.FullName} needs itself to be made.", $"创建 {type.FullName} 需要它自己。");
}
