using System.Text;
using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>A Cucumber expression such as <c>I have {int} cucumber(s) in my belly/stomach</c>; any script, with or without spaces around parameters.</summary>
public sealed partial class CucumberExpression : IStepExpression
{
    private readonly List<ParameterType> _types = [];
    private readonly ParameterTypeRegistry _registry;
    private readonly Lazy<TreeRegex> _tree;
    private readonly ExpressionNode[] _beginning;
    private readonly List<string[]> _words;

    /// <summary>Parses an expression.</summary>
    /// <exception cref="CucumberExpressionException">It is malformed.</exception>
    /// <exception cref="UndefinedParameterTypeException">It uses a parameter type that the registry does not know.</exception>
    public CucumberExpression(string expression, ParameterTypeRegistry registry)
    {
        (Source, _registry) = (expression, registry);
        var nodes = ExpressionParser.Parse(expression).Nodes;
        Pattern = $"^{string.Concat(nodes.Select(ToRegex))}$";
        _beginning = [.. nodes.TakeWhile(n => n.Type is ExpressionNodeType.Text or ExpressionNodeType.Optional)];
        _words = Words(nodes);
        _tree = new(() => new TreeRegex(Pattern));
        if (!_types.TrueForAll(t => t.IsSound))
        {
            _ = _tree.Value;
        }
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public Regex Regex => _tree.Value.Regex;

    /// <summary>The regular expression's text; the expression itself is made when a step begins as this does, since a run uses few of a vocabulary's.</summary>
    internal string Pattern { get; }

    /// <summary>The parameter types in the order in which they stand in the expression.</summary>
    public IReadOnlyList<ParameterType> ParameterTypes => _types;

    /// <inheritdoc/>
    public IReadOnlyList<StepArgument>? Match(string text)
    {
        if (!Holds(text) || !Begins(text, 0, 0))
        {
            return null;
        }

        var group = _tree.Value.Match(text);
        return group is null ? null : [.. group.Children.Zip(_types, (g, t) => new StepArgument(g, t))];
    }

    // whether what the expression always says is in the text, in its order: most expressions of a vocabulary are told apart by that, and their regular expression is never made
    private bool Holds(string text)
    {
        var at = 0;
        foreach (var words in _words)
        {
            var end = int.MaxValue;
            foreach (var word in words)
            {
                var found = text.AsSpan(at).IndexOf(word, StringComparison.Ordinal);
                end = found < 0 ? end : Math.Min(end, at + found + word.Length);
            }

            if (end == int.MaxValue)
            {
                return false;
            }

            at = end;
        }

        return true;
    }

    // texts that stand between parameters and what may be left out; of an alternation, the longest text of each alternative
    private static List<string[]> Words(IReadOnlyList<ExpressionNode> nodes)
    {
        var words = new List<string[]>();
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            if (node.Type == ExpressionNodeType.Text)
            {
                text.Append(node.Text);
                continue;
            }

            Flush();
            if (node.Type == ExpressionNodeType.Alternation)
            {
                words.Add([.. node.Nodes.Select(n => n.Nodes.Where(part => part.Type == ExpressionNodeType.Text).MaxBy(part => part.Text.Length)!.Text)]);
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (text.Length > 0)
            {
                words.Add([text.ToString()]);
                text.Clear();
            }
        }
    }

    // whether the text begins as the expression does up to its first parameter
    private bool Begins(string text, int at, int node)
    {
        if (node == _beginning.Length)
        {
            return true;
        }

        var next = _beginning[node].Text;
        return (_beginning[node].Type == ExpressionNodeType.Optional && Begins(text, at, node + 1))
            || (text.AsSpan(at).StartsWith(next, StringComparison.Ordinal) && Begins(text, at + next.Length, node + 1));
    }

    /// <summary>Escapes characters that mean something in a regular expression.</summary>
    internal static string Escape(string text) => Special().Replace(text, @"\$1");

    private string ToRegex(ExpressionNode node) => node.Type switch
    {
        ExpressionNodeType.Text => Escape(node.Text),
        ExpressionNodeType.Optional => Optional(node),
        ExpressionNodeType.Alternation => $"(?:{string.Join('|', node.Nodes.Select(Alternative))})",
        _ => Parameter(node),
    };

    private string Optional(ExpressionNode node)
    {
        if (node.Nodes.FirstOrDefault(n => n.Type == ExpressionNodeType.Parameter) is { } parameter)
        {
            throw ExpressionErrors.ParameterInOptional(parameter, Source);
        }

        if (node.Nodes.FirstOrDefault(n => n.Type == ExpressionNodeType.Optional) is { } optional)
        {
            throw ExpressionErrors.OptionalInOptional(optional, Source);
        }

        return node.Nodes.Count > 0 ? $"(?:{string.Concat(node.Nodes.Select(ToRegex))})?" : throw ExpressionErrors.OptionalEmpty(node, Source);
    }

    private string Alternative(ExpressionNode node)
    {
        if (node.Nodes.Count == 0)
        {
            throw ExpressionErrors.AlternativeEmpty(node, Source);
        }

        return node.Nodes.Any(n => n.Type == ExpressionNodeType.Text)
            ? string.Concat(node.Nodes.Select(ToRegex))
            : throw ExpressionErrors.AlternativeOnlyOptionals(node, Source);
    }

    private string Parameter(ExpressionNode node)
    {
        var type = _registry.ByName(node.Text) ?? throw ExpressionErrors.UndefinedParameterType(node, Source, node.Text);
        _types.Add(type);
        return type.Regexps.Count == 1 ? $"({type.Regexps[0]})" : $"((?:{string.Join(")|(?:", type.Regexps)}))";
    }

    [GeneratedRegex(@"([\\^\[({$.|?*+})\]])")]
    private static partial Regex Special();
}
