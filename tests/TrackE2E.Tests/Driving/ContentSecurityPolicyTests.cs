using TrackE2E.Driving.Observation;

namespace TrackE2E.Tests.Driving;

internal sealed class ContentSecurityPolicyTests
{
    [TestCase("script-src 'self'", false)]
    [TestCase("default-src 'self'", true)]
    [TestCase("default-src *", false)]
    [TestCase("default-src 'none'; connect-src http:", false)]
    [TestCase("connect-src 'self' https://*.shop.test", true)]
    [TestCase("CONNECT-SRC http://*.localhost:*", false)]
    [TestCase("connect-src http://s1.localhost:5123", false)]
    [TestCase("connect-src http://s1.localhost:5124", true)]
    [TestCase("connect-src s1.localhost:5123/c", false)]
    [TestCase("connect-src https://s1.localhost:5123", true)]
    [TestCase("connect-src *, connect-src 'self'", true)]
    [TestCase("", false)]
    [TestCase(";;", false)]
    public void A_policy_refuses_or_allows_the_collector(string policy, bool refuses) =>
        ContentSecurityPolicy.Refuses(policy, new("http://s1.localhost:5123/.tracke2e/observe")).ShouldBe(refuses);
}
