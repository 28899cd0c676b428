namespace TrackE2E.SampleShop;

/// <summary>A mistake in how the shop was started; the message says what to do, and no trace is shown.</summary>
internal sealed class ShopException(string message) : Exception(message);
