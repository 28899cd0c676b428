using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Counts;
using TrackE2E.Core.Rules.Exposures;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;
using TrackE2E.Gherkin;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What Then steps ask: wait until the ledger has settled, keep the expectation in it, judge it.</summary>
internal static class ScenarioExpectations
{
    extension(TrackingScenario scenario)
    {
        public Task ExpectEveryAsync(DataTable? table, CancellationToken cancellation)
        {
            var fields = (table is null ? [] : RuleRows.Of(table)).Select(row => new ExpectedField(row.Path, row.Rule, null)).ToList();
            if (fields.Count == 0)
            {
                throw Broken.NoFields();
            }

            if (fields.Find(f => RuleCell.TryParse(f.Rule, out var cell, out _) && cell!.NeedsShown) is { } shown)
            {
                throw Broken.ShownOnEvery(shown.Path, shown.Rule);
            }

            return scenario.JudgeAsync(new ExpectEvery(fields) { Step = "", Where = "", Language = "", AskedAt = default }, true, cancellation);
        }

        public Task ExpectSameAsync(string first, string second, string path, CancellationToken cancellation) =>
            scenario.JudgeAsync(new ExpectSame(first, second, path) { Step = "", Where = "", Language = "", AskedAt = default }, true, cancellation);

        public Task ExpectFieldAsync(string id, string path, string value, CancellationToken cancellation)
        {
            var planned = scenario.Run.Plan.Event(id)!;
            // a number may be sent as one, a text with a comma is one value
            var rule = SaidText.Number(value) is not null || value is "true" or "false" or "null" ? $"= {value}" : $"= \"{value}\"";
            return TableCheck.Unplanned([planned], (path, rule)) is { } nearest
                ? throw Broken.NoSuchProperty(planned, path, nearest)
                : scenario.JudgeAsync(new ExpectLast(id, new ExpectedField(path, rule, null)) { Step = "", Where = "", Language = "", AskedAt = default }, planned.Kind == EventKind.Exposure, cancellation);
        }

        public async Task ExpectCountAsync(string id, int count, DataTable? table, CancellationToken cancellation, bool orMore = false, bool orFewer = false, string? item = null)
        {
            var planned = scenario.Run.Plan.Event(id)!;
            var fields = new List<ExpectedField>();
            if (item is not null)
            {
                fields.Add(ItemField.Of(planned, item) ?? throw Broken.NoItems(planned));
            }

            foreach (var row in table is null ? [] : RuleRows.Of(table))
            {
                if (TableCheck.Unplanned([planned], row) is { } nearest)
                {
                    throw Broken.NoSuchProperty(planned, row.Path, nearest);
                }

                fields.Add(new ExpectedField(row.Path, row.Rule, RuleCell.TryParse(row.Rule, out var cell, out _) && cell!.NeedsShown ? await scenario.ShownAsync(planned, row.Path, cancellation) : null));
            }

            await scenario.JudgeAsync(new ExpectCount(id, count, fields) { OrMore = orMore, OrFewer = orFewer, Step = "", Where = "", Language = "", AskedAt = default }, planned.Kind == EventKind.Exposure, cancellation);
        }

        public Task ExpectNoOthersAsync(string? id, CancellationToken cancellation) =>
            scenario.JudgeAsync(new ExpectNoOthers(id) { Step = "", Where = "", Language = "", AskedAt = default }, id is null || scenario.Run.Plan.Event(id)!.Kind == EventKind.Exposure, cancellation);

        public Task ExpectNothingAsync(IReadOnlyList<string> ids, CancellationToken cancellation) =>
            scenario.JudgeAsync(new ExpectNothing(ids) { Step = "", Where = "", Language = "", AskedAt = default }, ids.Count == 0 || ids.Any(id => scenario.Run.Plan.Event(id)!.Kind == EventKind.Exposure), cancellation);

        public Task ExpectNothingUnplannedAsync(CancellationToken cancellation) =>
            scenario.JudgeAsync(new ExpectNothingUnplanned { Step = "", Where = "", Language = "", AskedAt = default }, true, cancellation);

        public Task ExpectAsPlannedAsync(CancellationToken cancellation) =>
            scenario.JudgeAsync(new ExpectAsPlanned { Step = "", Where = "", Language = "", AskedAt = default }, true, cancellation);

        public Task ExpectOrderAsync(DataTable? table, CancellationToken cancellation)
        {
            var names = table is null ? [] : RuleRows.Events([.. table.Header.Take(1), .. table.Rows.Select(r => r[0])]);
            return names.Count < 2 ? throw Broken.NoOrder(names.Count) : scenario.ExpectOrderAsync(names, cancellation);
        }

        public Task ExpectOrderAsync(IReadOnlyList<string> names, CancellationToken cancellation) =>
            scenario.JudgeAsync(new ExpectOrder([.. names.Select(scenario.EventNamed)]) { Step = "", Where = "", Language = "", AskedAt = default }, false, cancellation);

        private async Task JudgeAsync(Expectation expectation, bool exposures, CancellationToken cancellation)
        {
            var quiet = new[] { scenario.Run.Quiet }.Concat(scenario.Run.Decoders.Select(d => d.FlushInterval)).Max();
            var judgement = await PatientJudge.JudgeAsync(scenario.Ledger, Ask, () => scenario.SettleAsync(quiet, exposures, cancellation), scenario.Run.Time, cancellation);
            scenario.Judged(judgement);
            if (judgement.Findings.Count > 0)
            {
                throw new FindingsException(judgement.Findings, scenario.TextOf(judgement.Findings, judgement.Expectation));
            }

            Expectation Ask() => expectation with
            {
                Step = scenario.Step.Text,
                Where = scenario.Step.Where,
                Language = scenario.Place.Language,
                AskedAt = scenario.Run.Time.GetUtcNow(),
                Quiet = quiet,
            };
        }

        // again when a page came meanwhile whose exposures take longer
        private async Task SettleAsync(TimeSpan quiet, bool exposures, CancellationToken cancellation)
        {
            await scenario.DrainAsync(cancellation);
            for (TimeSpan waited = default, due = Due(); waited < due; (waited, due) = (due, Due()))
            {
                await scenario.Ledger.SettleAsync(new SettleOptions { Quiet = due }, scenario.SendMarkerAsync, cancellation);
                await scenario.DrainAsync(cancellation);
            }

            TimeSpan Due() => quiet + (exposures ? DwellOfVisited.Longest(scenario.Ledger.Snapshot(), scenario.Run.Plan) : TimeSpan.Zero);
        }

        private Task DrainAsync(CancellationToken cancellation) => scenario.Screen is { } open ? open.DrainAsync(cancellation) : Task.CompletedTask;

        // without a screen nothing was sent that the marker could overtake
        private async Task SendMarkerAsync(string id, CancellationToken cancellation)
        {
            var marker = scenario.Session.Marker(id);
            if (scenario.Screen is { } screen)
            {
                await screen.SendMarkerAsync(marker, cancellation);
            }
            else
            {
                scenario.Ledger.MarkerArrived(id);
            }
        }

        // by the plan: the key of what was touched, or the text of the element that shows the property
        private async Task<string> ShownAsync(PlannedEvent planned, string path, CancellationToken cancellation)
        {
            var property = PropertyPath.Find(planned, path) ?? throw Broken.NoSuchProperty(planned, path, []);
            if (property.Key && scenario.Touched?.Item is { } item)
            {
                return item;
            }

            if (property.Shown is { } id && ShownSource.Of(id).Attribute is null)
            {
                var source = scenario.Run.Plan.Element(id)!;
                return scenario.Touched?.Shown.GetValueOrDefault(id)
                    ?? await (await scenario.OpenedScreenAsync(cancellation)).ShownTextAsync(
                        scenario.Touched is { } touched ? ScenarioActions.SourceOf(scenario.Run.Plan, touched.Target, touched.Item, source) : new ElementTarget(source), cancellation);
            }

            throw Broken.NotShown(property, path);
        }
    }
}
