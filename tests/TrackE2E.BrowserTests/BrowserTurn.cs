using TrackE2E.Hosting.NUnit;

/// <summary>This project's tests drive browsers while no other test process does. Without a namespace, so that it is around all of them.</summary>
[SetUpFixture]
internal sealed class BrowserTurnForAllTests
{
    private BrowserTurn? turn;

    [OneTimeSetUp]
    public async Task Take() => turn = await BrowserTurn.TakeAsync(CancellationToken.None);

    [OneTimeTearDown]
    public void Release() => turn?.Dispose();
}
