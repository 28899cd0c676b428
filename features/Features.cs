using NUnit.Framework;
using TrackE2E.Gherkin.NUnitHost;
using TrackE2E.Hosting.NUnit;

[assembly: FeatureHost(typeof(TrackingFeatureHost))]
[assembly: LevelOfParallelism(4)]

namespace TrackE2E.Features;

/// <summary>Every feature file of this folder, as tests.</summary>
[FeatureFiles(".", BaseFolder = "..", Apart = "tracke2e.json")]
public static class Features;
