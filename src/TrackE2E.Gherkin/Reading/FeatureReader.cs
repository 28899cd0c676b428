using System.Text;
using Gherkin;
using Gherkin.CucumberMessages;
using Gherkin.CucumberMessages.Pickles;

namespace TrackE2E.Gherkin.Reading;

/// <summary>Reads feature files with the official parser; a malformed file becomes a document with errors, never an exception.</summary>
public sealed class FeatureReader
{
    private readonly IIdGenerator _ids;
    private readonly string _baseFolder;
    private readonly string? _apart;

    /// <summary>Creates a reader.</summary>
    /// <param name="baseFolder">The folder that names in messages are relative to.</param>
    /// <param name="ids">Makes the ids of syntax nodes and scenarios; must be the one of the run, so that no id comes twice.</param>
    /// <param name="apart">Name of a file that sets a folder apart: its features are read when the folder itself is asked for, not with a folder above. Null: no folder is set apart.</param>
    internal FeatureReader(string baseFolder, IIdGenerator ids, string? apart = null) => (_baseFolder, _ids, _apart) = (Path.GetFullPath(baseFolder), ids, apart);

    /// <summary>Folders below a folder that a file of this name sets apart, the outermost ones, in ordinal order.</summary>
    public static IReadOnlyList<string> SetApart(string folder, string apart)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var all = Directory.EnumerateFiles(folder, apart, SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!).Where(f => Path.GetRelativePath(folder, f) != ".").Order(StringComparer.Ordinal).ToList();
        return [.. all.Where(f => !all.Exists(other => Inside(f, other)))];
    }

    /// <summary>Finds and reads feature files.</summary>
    /// <param name="paths">Files, folders (with all folders below, in ordinal order), or either with lines: <c>a.feature:12:30</c>.</param>
    /// <returns>Each file once, in the order of the paths, with the lines asked for (none = all).</returns>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="NoSuchLineException">A file does not have a line that is asked for.</exception>
    public IReadOnlyList<(FeatureDocument Document, IReadOnlyList<int> Lines)> Read(IEnumerable<string> paths)
    {
        var found = new Dictionary<string, (List<int> Lines, bool All)>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var path in paths.Select(p => PathWithLines.Parse(p, _baseFolder)))
        {
            Require(path);
            foreach (var file in FilesOf(path.Path))
            {
                if (!found.TryGetValue(file, out var known))
                {
                    order.Add(file);
                    known = ([], false);
                }

                known.Lines.AddRange(path.Lines);
                found[file] = (known.Lines, known.All || path.Lines.Count == 0);
            }
        }

        return [.. order.Select(file => (Read(file), (IReadOnlyList<int>)(found[file].All ? [] : found[file].Lines)))];
    }

    /// <summary>Reads one file.</summary>
    public FeatureDocument Read(string file)
    {
        var source = new FeatureSource(UriOf(file), Path.GetFullPath(file), File.ReadAllText(file));
        return source.Text.Contains('\uFFFD', StringComparison.Ordinal) && !IsUtf8(file) ? new(source, null, [Whole(source, 1, ParserTexts.NotUtf8)]) : Parse(source);
    }

    /// <summary>Parses a text.</summary>
    public FeatureDocument Parse(FeatureSource source)
    {
        try
        {
            ITokenMatcher matcher = source.IsMarkdown ? new MarkdownTokenMatcher() : new TokenMatcher("en");
            var ast = new Parser().Parse(new TokenScanner(new StringReader(source.Text)), matcher);
            var tree = new AstMessagesConverter(_ids).ConvertGherkinDocumentToEventArgs(ast, source.Uri);
            var document = new FeatureDocument(source, tree, []);
            var pickles = new PickleCompiler(_ids).Compile(tree);
            var builder = new ScenarioBuilder(document);
            document.Scenarios = [.. pickles.Select(builder.Build)];
            return document;
        }
        catch (CompositeParserException e)
        {
            return new(source, null, FirstCause(source, e.Errors) is { } cause ? [cause] : [.. e.Errors.Select(error => Error(source, error))]);
        }
        catch (ParserException e)
        {
            return new(source, null, [FirstCause(source, [e]) ?? Error(source, e)]);
        }
    }

    private static FeatureError Error(FeatureSource source, ParserException e) =>
        new(new(source.Path, e.Location?.Line ?? 0), e.Location?.Column ?? 0, e.Message, ParserTexts.Of(e));

    // what every other complaint comes from, when it is one of those that people make
    private static FeatureError? FirstCause(FeatureSource source, IEnumerable<ParserException> errors)
    {
        var first = errors.First();
        var line = first.Location?.Line ?? 0;
        var text = line > 0 ? source.Text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "" : "";
        return first switch
        {
            NoSuchLanguageException => Whole(source, line, ParserTexts.NoSuchLanguage(text)) with { Message = first.Message },
            UnexpectedTokenException when HasWideColon(text) => Whole(source, line, ParserTexts.WideColon(text)),
            UnexpectedTokenException when !source.Text.Contains("language:", StringComparison.Ordinal) && IsChinese(text) => Whole(source, 1, ParserTexts.NoLanguage(text)),
            _ => null,
        };
    }

    private static FeatureError Whole(FeatureSource source, int line, Phrase meaning) => new(new(source.Path, line), 0, "", meaning);

    private static bool IsChinese(string line) => ChineseTitles().Any(keyword => line.StartsWith(keyword + ":", StringComparison.Ordinal));

    internal static bool HasWideColon(string line) => ChineseTitles().Any(keyword => line.StartsWith(keyword + "：", StringComparison.Ordinal));

    private static IEnumerable<string> ChineseTitles()
    {
        var chinese = new GherkinDialectProvider().GetDialect("zh-CN", null!);
        return [.. chinese.FeatureKeywords, .. chinese.RuleKeywords, .. chinese.BackgroundKeywords, .. chinese.ScenarioKeywords, .. chinese.ScenarioOutlineKeywords, .. chinese.ExamplesKeywords];
    }

    private static bool IsUtf8(string file)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(File.ReadAllBytes(file));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool Inside(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Require(PathWithLines path)
    {
        if (path.Lines.Count > 0 && File.Exists(path.Path) && File.ReadAllText(path.Path).Split('\n').Length is var lines && path.Lines.Any(line => line > lines))
        {
            throw new NoSuchLineException(path.Path, path.Lines.First(line => line > lines), lines);
        }
    }

    private IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new FileNotFoundException(ParserTexts.NoFile(path).En, path).Saying(ParserTexts.NoFile(path));
        }

        var apart = _apart is null ? [] : SetApart(path, _apart);
        return Directory.EnumerateFiles(path, "*.feature*", SearchOption.AllDirectories).Where(f => IsFeature(f) && !apart.Any(folder => Inside(f, folder))).Order(StringComparer.Ordinal);
    }

    private static bool IsFeature(string path) =>
        path.EndsWith(".feature", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".feature.md", StringComparison.OrdinalIgnoreCase);

    private string UriOf(string file)
    {
        var relative = Path.GetRelativePath(_baseFolder, Path.GetFullPath(file));
        return (relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(file) : relative).Replace('\\', '/');
    }
}
