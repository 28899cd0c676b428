namespace TrackE2E.Core.Ledger;

/// <summary>A list that only grows, so that a view of its first n items stays true without a copy.</summary>
/// <remarks>Add and View under the owner's lock; a view may be read on any thread.</remarks>
internal sealed class AppendOnlyList<T>
{
    private T[] _items = new T[8];

    internal int Count { get; private set; }

    internal void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    // not [] for the empty case: beside an ArraySegment that would be one without an array
    internal IReadOnlyList<T> View() => new ArraySegment<T>(_items, 0, Count);
}
