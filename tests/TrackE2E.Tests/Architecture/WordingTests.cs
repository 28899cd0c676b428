using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Architecture;

/// <summary>Sentences for people are said in both languages: a text that is the same in both is a name, an address or a number, no English sentence.</summary>
/// <remarks>
/// Read from the compiled code, so that no way of writing a call is missed: what becomes a <see cref="Wording"/> by conversion, what the two texts of anything with an <c>en</c> and a <c>zh</c>
/// are made of, and what goes to where people read it (a line that is said, a console) without having been one of two texts.
/// </remarks>
internal sealed partial class WordingTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    [TestCase("TrackE2E.Core")]
    [TestCase("TrackE2E.Capture")]
    [TestCase("TrackE2E.Driving")]
    [TestCase("TrackE2E.Driving.Web")]
    [TestCase("TrackE2E.Driving.App")]
    [TestCase("TrackE2E.Gherkin")]
    [TestCase("TrackE2E.Scenarios")]
    [TestCase("TrackE2E.Reporting")]
    [TestCase("TrackE2E.Hosting")]
    [TestCase("tracke2e")]
    public void Every_sentence_has_its_Chinese(string assembly) => Assembly.Load(assembly).GetTypes().SelectMany(EnglishOnly).ShouldBeEmpty();

    [Test]
    public void A_sentence_without_it_is_found() => EnglishOnly(typeof(Careless)).Distinct().Order().ShouldBe([
        "Careless.Bare: no page is open",
        "Careless.Chosen: the other one",
        "Careless.Filled:  is not on the page",
        "Careless.Print: it is lost ",
        "Careless.Tell: it is over",
        "Careless.Thrown: it is bound twice",
        "Careless.Twice: it is closed",
    ]);

    // the texts on the stack since the last value was finished: those that a wording is made of
    private static IEnumerable<string> EnglishOnly(Type type)
    {
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            List<string> texts = [], stored = [];
            foreach (var (code, operand) in Instructions(method))
            {
                if (code == OpCodes.Ldstr)
                {
                    texts.Add((string)operand!);
                }
                else if (operand is MethodBase called && IsWording(called))
                {
                    var all = IsPair(called) ? stored.Concat(texts) : texts; // one of the two may have been put aside while the other was made
                    foreach (var text in all.Any(t => t.Any(c => c > '\u2E7F')) ? [] : texts.Where(t => Sentence().IsMatch(t)))
                    {
                        yield return $"{type.Name}.{method.Name}: {text}";
                    }

                    texts.Clear();
                    stored.Clear();
                }
                else if (Ends(code, operand as MethodBase))
                {
                    stored = texts;
                    texts = [];
                }
            }
        }
    }

    private static bool IsWording(MethodBase called) => IsPair(called) || IsShown(called) || (called.Name == "op_Implicit" && called.DeclaringType == typeof(Wording));

    private static bool IsPair(MethodBase called) => called.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!.ToUpperInvariant()).Intersect(["EN", "ZH"]).Count() == 2;

    private static bool IsShown(MethodBase called) => called.DeclaringType == typeof(Action<string>)
        || (called is ConstructorInfo { DeclaringType: { } made } && made.IsAssignableTo(typeof(Exception)) && made.Namespace!.StartsWith(nameof(TrackE2E), StringComparison.Ordinal) && called.GetParameters() is [{ ParameterType.Name: nameof(String) }, ..])
        || (called.Name is "Say" or "Line" && called.GetParameters() is [{ ParameterType.Name: nameof(String) }])
        || (called.DeclaringType is { } of && (of == typeof(Console) || typeof(TextWriter).IsAssignableFrom(of)) && called.Name.StartsWith("Write", StringComparison.Ordinal))
        || called.Name is "MarkupLineInterpolated" or "AddColumn" or "AddError";

    private static bool Ends(OpCode code, MethodBase? called) =>
        code.Name!.StartsWith("st", StringComparison.Ordinal) || code == OpCodes.Pop || code == OpCodes.Throw || code == OpCodes.Ret
        || (called is MethodInfo { ReturnType.Name: "Void" } && called.DeclaringType != typeof(DefaultInterpolatedStringHandler));

    private static IEnumerable<(OpCode Code, object? Operand)> Instructions(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes)
        {
            yield break;
        }

        for (var at = 0; at < bytes.Length;)
        {
            var code = Codes[bytes[at] == 0xFE ? (short)(0xFE00 | bytes[++at]) : bytes[at]];
            at++;
            yield return (code, code.OperandType switch
            {
                OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(bytes, at)),
                OperandType.InlineMethod => Called(method, BitConverter.ToInt32(bytes, at)),
                _ => null,
            });
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
        }
    }

    private static MethodBase? Called(MethodBase method, int token) => method.Module.ResolveMethod(
        token, method.DeclaringType?.GetGenericArguments(), method is ConstructorInfo ? null : method.GetGenericArguments());

    // a command is the same in every language
    [GeneratedRegex(@"^(?!(?:sudo|apt-get|npm) ).*?\b[a-z]+ [a-z]+\b", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    private static class Careless
    {
        public static BrokenException Bare() => new("step-unusable", "no page is open", new("a page", "页面"), "http://localhost:80/", "3");

        public static Wording Chosen(bool one) => one ? new Wording("this one", "这一个") : "the other one";

        public static BrokenException Filled(string id) => new("step-unusable", $"{id} is not on the page", $"{id}, {id}", id, new($"open {id} first", $"先打开 {id}"));

        public static void Print(TextWriter output, int n) => output.WriteLine($"it is lost {n}");

        public static void Tell(Action<string> say) => say("it is over");

        public static TrackE2E.Gherkin.BindingException Thrown() => new("it is bound twice");

        public static Wording Twice() => new("it is closed", "it is closed");
    }
}
