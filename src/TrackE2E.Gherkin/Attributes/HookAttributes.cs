namespace TrackE2E.Gherkin;

// one name per point of the run, with Reqnroll's aliases: kept together

/// <summary>Called once, before everything.</summary>
public sealed class BeforeTestRunAttribute() : HookAttribute(HookKind.BeforeTestRun, []);

/// <summary>Called once, after everything.</summary>
public sealed class AfterTestRunAttribute() : HookAttribute(HookKind.AfterTestRun, []);

/// <summary>Called before the first scenario of a feature with one of the tags.</summary>
public sealed class BeforeFeatureAttribute(params string[] tags) : HookAttribute(HookKind.BeforeFeature, tags);

/// <summary>Called after the last scenario of a feature with one of the tags.</summary>
public sealed class AfterFeatureAttribute(params string[] tags) : HookAttribute(HookKind.AfterFeature, tags);

/// <summary>Called before each scenario with one of the tags.</summary>
public sealed class BeforeScenarioAttribute(params string[] tags) : HookAttribute(HookKind.BeforeScenario, tags);

/// <summary>Called before each scenario with one of the tags.</summary>
public sealed class BeforeAttribute(params string[] tags) : HookAttribute(HookKind.BeforeScenario, tags);

/// <summary>Called after each scenario with one of the tags, failed or not.</summary>
public sealed class AfterScenarioAttribute(params string[] tags) : HookAttribute(HookKind.AfterScenario, tags);

/// <summary>Called after each scenario with one of the tags, failed or not.</summary>
public sealed class AfterAttribute(params string[] tags) : HookAttribute(HookKind.AfterScenario, tags);

/// <summary>Called before the first of several steps with the same keyword.</summary>
public sealed class BeforeScenarioBlockAttribute(params string[] tags) : HookAttribute(HookKind.BeforeScenarioBlock, tags);

/// <summary>Called after the last of several steps with the same keyword.</summary>
public sealed class AfterScenarioBlockAttribute(params string[] tags) : HookAttribute(HookKind.AfterScenarioBlock, tags);

/// <summary>Called before each step.</summary>
public sealed class BeforeStepAttribute(params string[] tags) : HookAttribute(HookKind.BeforeStep, tags);

/// <summary>Called after each step, failed or not.</summary>
public sealed class AfterStepAttribute(params string[] tags) : HookAttribute(HookKind.AfterStep, tags);
