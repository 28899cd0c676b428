using System.Security.Cryptography;
using System.Text;
using TrackE2E.Core.Plans.Reading;

namespace TrackE2E.Core.Plans;

/// <summary>Reads tracking plans: YAML files <c>*.plan.yaml</c>, one per area, together one plan.</summary>
/// <remarks>Stateless. Common properties of any file are merged into every event of all files; an event's own property of the same name wins.</remarks>
public static class PlanReader
{
    /// <summary>The ending of a plan file's name.</summary>
    public const string Ending = ".plan.yaml";

    /// <summary>Reads a folder (all <c>*.plan.yaml</c> in it and below, by path) or a single file.</summary>
    /// <exception cref="PlanUnreadableException">Anything is wrong with it; all mistakes at once.</exception>
    public static TrackingPlan Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read([path]);
    }

    /// <summary>Reads folders and files as one plan.</summary>
    /// <exception cref="PlanUnreadableException">Anything is wrong with it; all mistakes at once.</exception>
    public static TrackingPlan Read(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var mistakes = new List<PlanMistake>();
        var files = new List<(string Path, byte[] Bytes)>();

        foreach (var file in paths.SelectMany(path => Files(path, mistakes)))
        {
            try
            {
                files.Add((file, File.ReadAllBytes(file)));
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                mistakes.Add(Whole(file, $"the file cannot be read", "a file that this user may read", "check its rights, or take it out of the plan folder"));
            }
        }

        return Bind(files, mistakes);
    }

    /// <summary>Reads a plan from its text, as if it were a file of that name.</summary>
    /// <exception cref="PlanUnreadableException">Anything is wrong with it; all mistakes at once.</exception>
    public static TrackingPlan ReadText(string text, string file = "text" + Ending)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Bind([(file, Encoding.UTF8.GetBytes(text))], []);
    }

    private static List<string> Files(string path, List<PlanMistake> mistakes)
    {
        if (File.Exists(path))
            return [path];

        if (!Directory.Exists(path))
        {
            mistakes.Add(Whole(path, $"there is no such file or folder", $"a folder with *{Ending} files, or one such file", "check the plan folder in tracke2e.json"));
            return [];
        }

        var all = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        foreach (var misnamed in all.Where(IsMisnamed))
            mistakes.Add(Whole(misnamed, $"the file's name does not end as a plan's does, it would be left out", $"a name that ends in {Ending}", Path.GetFileName(misnamed).Split('.')[0] + Ending));

        var plans = all.Where(file => file.EndsWith(Ending, StringComparison.Ordinal)).ToList();
        if (plans.Count == 0)
            mistakes.Add(Whole(path, $"the folder has no plan file", $"at least one *{Ending}", $"add home{Ending}, or correct the plan folder in tracke2e.json"));
        return plans;
    }

    // home.plan.yml, home.Plan.yaml, and home.yaml when it begins as a plan does
    private static bool IsMisnamed(string file) =>
        !file.EndsWith(Ending, StringComparison.Ordinal) && (file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        && (file.EndsWith(".plan.yml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || File.ReadLines(file).Take(20).Any(line => line.StartsWith("plan:", StringComparison.Ordinal)));

    private static TrackingPlan Bind(List<(string Path, byte[] Bytes)> files, List<PlanMistake> mistakes)
    {
        var parts = new List<PlanPart>();
        var sources = new Dictionary<PlanPlace, YamlNode>();
        var checker = new ShapeChecker(mistakes);
        var whole = new PlanPath(null, "the plan");
        var properties = new PropertyBinder(mistakes);
        var roots = new List<(string Path, YamlNode Root)>();

        foreach (var (path, bytes) in files)
        {
            if (Text(path, bytes, mistakes) is not { } text || YamlTreeReader.Read(path, text, mistakes, EventRead) is not { } root)
                continue;

            checker.Check(root, PlanModel.File, whole);
            foreach (var member in root.Members ?? [])
            {
                foreach (var below in member.Value.Members ?? [])
                    sources[below.Place] = below.Value;
            }

            roots.Add((path, root));
        }

        var defaults = roots.Select(each => each.Root["defaults"]).FirstOrDefault(node => node is not null);
        parts.AddRange(roots.Select(each => new PlanBinder(each.Path, each.Root, defaults, mistakes).Bind()));

        // what a file says that could not be parsed is unknown: no reference to it is blamed
        if (parts.Count == files.Count)
            new ReferenceChecker(parts, sources.GetValueOrDefault, mistakes).Check();
        if (mistakes.Count > 0)
            throw new PlanUnreadableException([.. mistakes.Distinct().OrderBy(mistake => mistake.Place.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Place.Line).ThenBy(mistake => mistake.Place.Column)]);

        var completer = new EventCompleter(parts);
        return new TrackingPlan
        {
            Pages = [.. parts.SelectMany(part => part.Pages)],
            Elements = [.. parts.SelectMany(part => part.Elements)],
            Events = [.. parts.SelectMany(part => part.Events).Select(completer.Complete)],
            Session = parts.Select(part => part.Journey.Session).FirstOrDefault(section => section is not null),
            Identity = parts.Select(part => part.Journey.Identity).FirstOrDefault(section => section is not null),
            Consent = parts.Select(part => part.Journey.Consent).FirstOrDefault(section => section is not null),
            Delivery = parts.Select(part => part.Journey.Delivery).FirstOrDefault(section => section is not null) ?? new(),
            PersonalData = parts.Select(part => part.Journey.PersonalData).FirstOrDefault(section => section is not null) ?? new(),
            Hash = Hash(files),
        };

        // most of a large plan is properties of events: they are made while the file is read, since a tree of the whole file costs the collector more than all else
        void EventRead(YamlMember member)
        {
            if (member.Value["properties"] is not { Members: not null } node)
                return;
            checker.Check(node, PlanModel.Properties, whole.Into("events").Into(member.Name).Into("properties"));
            node.Become(properties.All(node, PlanBinder.PathOfEvent(member.Name)));
        }
    }

    private static string? Text(string path, byte[] bytes, List<PlanMistake> mistakes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            mistakes.Add(Whole(path, $"the file is not UTF-8", "a text file in UTF-8", "save it again as UTF-8 (many Chinese editors write GBK by default)"));
            return null;
        }
    }

    private static string Hash(List<(string Path, byte[] Bytes)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, bytes) in files)
            hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static PlanMistake Whole(string file, FormattableString what, string expected, string write) => PlanMistake.Of(new PlanPlace(file, 1, 1), what, expected, write);
}
