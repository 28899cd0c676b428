namespace TrackE2E.Core.Plans.Reading;

/// <summary>Work on the members of a map: a large one is shared out among the processors, a small one stays on this thread.</summary>
internal static class ManyMembers
{
    private const int Fewest = 256;

    /// <summary>True when sharing the work out is worth it.</summary>
    public static bool Are(IReadOnlyList<YamlMember> members) => members.Count >= 2 * Fewest && Environment.ProcessorCount > 1;

    /// <summary>What each member becomes, in the map's order.</summary>
    /// <param name="members">The members.</param>
    /// <param name="mistakes">Gets the mistakes of all parts, in the map's order.</param>
    /// <param name="part">Makes what works on one part, with a list of mistakes of its own; nothing of it is used by two threads.</param>
    public static T[] Select<T>(IReadOnlyList<YamlMember> members, List<PlanMistake> mistakes, Func<List<PlanMistake>, Func<YamlMember, T>> part)
    {
        var made = new T[members.Count];
        var parts = Are(members) ? Math.Min(Environment.ProcessorCount, members.Count / Fewest) : 1;
        var noted = Enumerable.Range(0, parts).Select(_ => new List<PlanMistake>()).ToArray();
        if (parts == 1)
            Part(0);
        else
            Parallel.For(0, parts, Part);
        foreach (var own in noted)
            mistakes.AddRange(own);
        return made;

        void Part(int number)
        {
            var one = part(noted[number]);
            var end = (int)((long)members.Count * (number + 1) / parts);
            for (var i = (int)((long)members.Count * number / parts); i < end; i++)
                made[i] = one(members[i]);
        }
    }
}
