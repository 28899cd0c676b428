using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;
using TrackE2E.Scenarios.Words;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What steps do: names of the plan looked up, then the screen asked.</summary>
internal static class ScenarioActions
{
    extension(TrackingScenario scenario)
    {
        /// <summary>Longer than any exposure of the plan must be visible, clock edges and a loaded machine included.</summary>
        public TimeSpan LongEnough => scenario.Run.LongestDwell + TimeSpan.FromMilliseconds(500);

        public async Task OpenAsync(string name, string? item, string? query, CancellationToken cancellation)
        {
            var page = scenario.PageNamed(name);
            var path = WithQuery(PathOf(page, item), query);
            var screen = await scenario.ScreenAsync(cancellation);
            await screen.OpenAsync(scenario.App.Address(path, scenario.Session.Address), page, cancellation);
            scenario.Page = page;
        }

        public async Task ArriveAsync(string name, CancellationToken cancellation)
        {
            var page = scenario.PageNamed(name);
            await (await scenario.OpenedScreenAsync(cancellation)).WaitForPageAsync(page, cancellation);
            scenario.Page = page;
        }

        public async Task SwitchTabAsync(string name, CancellationToken cancellation)
        {
            var (page, tab) = scenario.TabNamed(name);
            await (await scenario.OpenedScreenAsync(cancellation)).SwitchTabAsync(page, tab, cancellation);
        }

        public async Task ClickAsync(string name, int? ordinal, string? item, int times, CancellationToken cancellation)
        {
            var screen = await scenario.OpenedScreenAsync(cancellation);
            var target = await scenario.TargetAsync(screen, name, ordinal, item, cancellation);
            await scenario.TouchAsync(screen, target, cancellation);
            for (var i = 0; i < times; i++)
            {
                await screen.ClickAsync(target, cancellation);
            }
        }

        public async Task TypeAsync(string text, string name, CancellationToken cancellation)
        {
            var screen = await scenario.OpenedScreenAsync(cancellation);
            var (target, typed) = (new ElementTarget(scenario.ElementNamed(name)), Accounts.Expand(scenario.Run.Accounts, text));
            await (Accounts.NamesSecret(text) ? screen.TypeSecretAsync(target, typed, cancellation) : screen.TypeAsync(target, typed, cancellation));
        }

        public async Task WaitForElementAsync(string name, string? item, bool shown, CancellationToken cancellation) =>
            await (await scenario.OpenedScreenAsync(cancellation)).WaitForElementAsync(new ElementTarget(scenario.ElementNamed(name), Item: item), shown, cancellation);

        public async Task ScrollAsync(string name, int? ordinal, string? item, double share, TimeSpan? stay, CancellationToken cancellation)
        {
            var screen = await scenario.OpenedScreenAsync(cancellation);
            var target = await scenario.TargetAsync(screen, name, ordinal, item, cancellation);
            await screen.ScrollToAsync(target, share, cancellation);
            if (stay is { } time)
            {
                await screen.HoldAsync(time, cancellation);
            }

            await scenario.TouchAsync(screen, target, cancellation);
        }

        public async Task ScrollScreensAsync(Direction direction, int screens, CancellationToken cancellation)
        {
            var gestures = await scenario.OpenedAskAsync<IScreenGestures>(cancellation);
            for (var done = 0; done < screens; done++)
            {
                await gestures.FlingAsync(direction, 1, cancellation);
            }
        }

        public async Task GestureAsync(string name, int? ordinal, string? item, Func<IScreenGestures, ElementTarget, Task> gesture, CancellationToken cancellation)
        {
            var gestures = await scenario.OpenedAskAsync<IScreenGestures>(cancellation);
            var target = await scenario.TargetAsync(scenario.Screen!, name, ordinal, item, cancellation);
            await scenario.TouchAsync(scenario.Screen!, target, cancellation);
            await gesture(gestures, target);
        }

        // the last is the one that is the last now: a list may grow while it is scrolled
        private async Task<ElementTarget> TargetAsync(IScreen screen, string name, int? ordinal, string? item, CancellationToken cancellation)
        {
            var element = scenario.ElementNamed(name);
            return new ElementTarget(element, ordinal == Numbers.Last ? await screen.CountAsync(element, cancellation) : ordinal, item);
        }

        // what the screen shows of the target and its item, kept while it is there: a click may leave the page
        private async Task TouchAsync(IScreen screen, ElementTarget target, CancellationToken cancellation)
        {
            var shown = new Dictionary<string, string>(StringComparer.Ordinal);
            var item = await screen.ItemKeyAsync(target, cancellation);
            var asked = scenario.Run.Plan.Events.Where(e => e.Element == target.Element.Id).SelectMany(e => Shown(e.Properties)).Distinct(StringComparer.Ordinal);
            foreach (var id in asked)
            {
                // what the screen does not show of this item is missed by the step that asks for it
                if (await screen.TextIfShownAsync(SourceOf(scenario.Run.Plan, target, item, scenario.Run.Plan.Element(id)!), cancellation) is { } text)
                {
                    shown[id] = text;
                }
            }

            scenario.Touched = new TouchedTarget(target, item, shown);
        }
    }

    // the target itself, something in it, or what its item has elsewhere: a button and a price on the same card
    internal static ElementTarget SourceOf(TrackingPlan plan, ElementTarget target, string? item, PlannedElement source) =>
        source.Id == target.Element.Id ? target
        : Holders(plan, source).Any(holder => holder.Id == target.Element.Id) ? new ElementTarget(source, Inside: target)
        : item is not null && Owner(plan, source) is { } owner && owner == Owner(plan, target.Element) ? new ElementTarget(source, Item: item)
        : new ElementTarget(source);

    private static PlannedElement? Owner(TrackingPlan plan, PlannedElement element) => Holders(plan, element).Prepend(element).FirstOrDefault(e => e.Key is not null);

    private static IEnumerable<PlannedElement> Holders(TrackingPlan plan, PlannedElement element)
    {
        for (var holder = element.Within; holder is not null; holder = plan.Element(holder)?.Within)
        {
            if (plan.Element(holder) is { } found)
            {
                yield return found;
            }
        }
    }

    // an attribute is not what a user reads: the observer compares it, no step does
    private static IEnumerable<string> Shown(IEnumerable<PlannedProperty> properties) =>
        properties.SelectMany(p => Shown(p.Properties).Concat(p.Shown is { } shown && ShownSource.Of(shown).Attribute is null ? [shown] : []));

    // what the step says goes before what the plan's own address says under the same name; a query stands before the #
    internal static string WithQuery(string address, string? query)
    {
        if (query is null)
        {
            return address;
        }

        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? address : address[..hash];
        var added = query.TrimStart('?', '&').Split('&');
        var names = added.Select(Name).ToHashSet(StringComparer.Ordinal);
        var split = path.IndexOf('?', StringComparison.Ordinal);
        var kept = split < 0 ? [] : path[(split + 1)..].Split('&').Where(pair => !names.Contains(Name(pair)));
        return $"{(split < 0 ? path : path[..split])}?{string.Join('&', kept.Concat(added))}{(hash < 0 ? "" : address[hash..])}";

        static string Name(string pair) => pair.Split('=')[0];
    }

    internal static string PathOf(PlannedPage page, string? item)
    {
        if (item is not null)
        {
            return (page.Match.Path, page.Match.Hash) switch
            {
                ({ } path, _) when path.Contains('*', StringComparison.Ordinal) => Filled(path, item),
                (var path, { } hash) when hash.Contains('*', StringComparison.Ordinal) => $"{path ?? "/"}#{Filled(hash.TrimStart('#'), item)}",
                _ => throw Broken.NoPlaceForItem(page, item),
            };
        }

        return page.Open ?? throw Broken.NotOpenable(page);
    }

    private static string Filled(string glob, string item) => glob.Replace("**", "*", StringComparison.Ordinal).Replace("*", Uri.EscapeDataString(item), StringComparison.Ordinal);
}
