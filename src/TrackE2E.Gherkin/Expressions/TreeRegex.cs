using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>A regular expression that reports its capture groups as a tree.</summary>
internal sealed class TreeRegex
{
    private readonly GroupNode _root;

    /// <exception cref="CucumberExpressionException">The pattern is not a regular expression.</exception>
    public TreeRegex(string pattern)
    {
        try
        {
            Regex = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException e)
        {
            throw new CucumberExpressionException(new Phrase($"The regular expression /{pattern}/ cannot be used: {e.Message}", $"正则表达式 /{pattern}/ 无法使用：{e.Message}"));
        }

        _root = Parse(pattern);
    }

    public Regex Regex { get; }

    /// <summary>The source text of each outermost capture group, in order.</summary>
    public IEnumerable<string> GroupSources => _root.Children.Select(c => c.Source);

    public MatchGroup? Match(string text)
    {
        var match = Regex.Match(text);
        return match.Success ? Build(_root, match) : null;
    }

    private static MatchGroup Build(GroupNode node, Match match)
    {
        var group = match.Groups[node.Number];
        var children = new MatchGroup[node.Children.Count];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Build(node.Children[i], match);
        }

        return group.Success ? new(group.Value, group.Index, children) : new(null, null, children);
    }

    private static GroupNode Parse(string pattern)
    {
        var root = new GroupNode { Capturing = true };
        var stack = new Stack<GroupNode>([root]);
        var (unnamed, named, inClass) = (new List<GroupNode>(), new List<GroupNode>(), false);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    var node = new GroupNode { Start = i, Capturing = !IsNonCapturing(pattern, i) };
                    if (node.Capturing)
                    {
                        (i + 1 < pattern.Length && pattern[i + 1] == '?' ? named : unnamed).Add(node);
                    }

                    stack.Push(node);
                    break;
                case ')' when !inClass && stack.Count > 1:
                    var closed = stack.Pop();
                    closed.Source = pattern[(closed.Start + 1)..i];
                    if (closed.Capturing)
                    {
                        stack.Peek().Children.Add(closed);
                    }
                    else
                    {
                        stack.Peek().Children.AddRange(closed.Children);
                    }

                    break;
            }
        }

        // .NET numbers the unnamed groups first and the named ones after them
        var number = 1;
        foreach (var group in unnamed.Concat(named))
        {
            group.Number = number++;
        }

        return root;
    }

    private static bool IsNonCapturing(string pattern, int open)
    {
        if (open + 1 >= pattern.Length || pattern[open + 1] != '?')
        {
            return false;
        }

        var named = open + 3 < pattern.Length && (pattern[open + 2] == '\'' || (pattern[open + 2] == '<' && pattern[open + 3] is not ('=' or '!')));
        return !named;
    }

    private sealed class GroupNode
    {
        public int Number { get; set; }

        public int Start { get; init; }

        public bool Capturing { get; init; }

        public string Source { get; set; } = "";

        public List<GroupNode> Children { get; } = [];
    }
}
