using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>The members of an object by their UTF-8 names.</summary>
/// <remarks>Events of one kind send their members in one order: the name behind the last one found is tried first, then a table.</remarks>
internal sealed class StreamMembers
{
    /// <summary>More required names than fit the bits are judged as a document.</summary>
    public const int MostNeeded = 64;

    private readonly Member[] members;
    private readonly int[] table;
    private readonly int mask;

    public StreamMembers(IReadOnlyList<(string Name, StreamNode? Node, bool Needed)> listed)
    {
        members = new Member[listed.Count];
        mask = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, listed.Count * 4)) - 1;
        table = new int[mask + 1];
        var bit = 0;
        for (var i = 0; i < members.Length; i++)
        {
            var name = Encoding.UTF8.GetBytes(listed[i].Name);
            members[i] = new Member(name, listed[i].Node, listed[i].Needed ? 1UL << bit++ : 0);
            Needed |= members[i].Bit;
            var slot = Hash(name) & mask;
            while (table[slot] != 0)
                slot = (slot + 1) & mask;
            table[slot] = i + 1;
        }
    }

    /// <summary>One bit for each required member.</summary>
    public ulong Needed { get; }

    public (Plans.EcmaPattern Pattern, StreamNode Node)[] Patterns { get; init; } = [];

    /// <summary>What members that are not listed must keep; null = nothing.</summary>
    public StreamNode? Additional { get; init; }

    /// <summary>Planned objects that are open: which names that are not listed are nobody's slip.</summary>
    public OpenNames? Open { get; init; }

    public int MinMembers { get; init; }

    public int MaxMembers { get; init; } = int.MaxValue;

    public int Count => members.Length;

    public Member this[int index] => members[index];

    /// <summary>Place of a name; -1 when it is not listed.</summary>
    /// <param name="name">The name without escapes.</param>
    /// <param name="guess">The place that is tried first.</param>
    public int Find(ReadOnlySpan<byte> name, int guess)
    {
        if ((uint)guess < (uint)members.Length && name.SequenceEqual(members[guess].Name))
            return guess;
        for (var slot = Hash(name) & mask; table[slot] != 0; slot = (slot + 1) & mask)
        {
            var index = table[slot] - 1;
            if (name.SequenceEqual(members[index].Name))
                return index;
        }

        return -1;
    }

    public static int Hash(ReadOnlySpan<byte> name)
    {
        uint hash = (uint)name.Length * 0x9E3779B1;
        if (name.Length >= 4)
        {
            hash ^= MemoryMarshal.Read<uint>(name) * 0x85EBCA77;
            hash ^= MemoryMarshal.Read<uint>(name[^4..]) * 0xC2B2AE3D;
            hash ^= name[name.Length / 2] * 0x27D4EB2FU;
        }
        else
        {
            foreach (var b in name)
                hash = (hash ^ b) * 0x01000193;
        }

        return (int)(hash ^ (hash >> 15));
    }

    internal readonly record struct Member(byte[] Name, StreamNode? Node, ulong Bit);
}
