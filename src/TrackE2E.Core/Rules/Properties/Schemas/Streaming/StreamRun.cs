using System.Runtime.CompilerServices;
using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>Judges UTF-8 text in one pass over its tokens, without a document; says only whether the schema holds.</summary>
/// <remarks>Allocates nothing for texts without escapes. A branch is judged on a copy of the reader. What needs a document gets one of that value alone.</remarks>
internal static class StreamRun
{
    private const int MostHops = 1000;
    private const int LongestNumber = 15;
    private const int MostOthers = 32;

    private static readonly JsonReaderOptions Reading = new() { MaxDepth = JsonSchema.DeepestLevel };

    /// <summary>True when the text is JSON that keeps the schema.</summary>
    /// <exception cref="JsonException">It is not JSON, or nested more than 512 levels deep.</exception>
    /// <exception cref="SchemaException">The schema refers to itself without end, or a pattern takes too long.</exception>
    public static bool IsValid(StreamNode root, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Reading);
        try
        {
            reader.Read();
            if (!Holds(ref reader, root))
                return false;

            // nothing may follow: the reader throws where something does
            reader.Read();
            return true;
        }
        catch (InsufficientExecutionStackException deep)
        {
            throw new SchemaException(SchemaTexts.TooDeep, deep);
        }
    }

    // the reader stands on the first token of the value, and after true on its last; after false anywhere
    private static bool Holds(ref Utf8JsonReader reader, StreamNode node)
    {
        for (var hops = 0; node.IsAlias; hops++)
        {
            if (hops > MostHops)
                throw new InsufficientExecutionStackException();
            node = node.Also[0];
        }

        if (node.IsTrivial)
        {
            Pass(ref reader);
            return true;
        }

        if (node.Always is { } always)
            return always;
        if (node.Whole is { } whole)
            return HoldsWhole(ref reader, whole);
        if (node.HasBranches && !Branches(reader, node))
            return false;

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (!IsOf(node.Types, JsonTypes.Object) || node.Allowed is not null)
                    return false;
                if (node.Members is { } members)
                    return Object(ref reader, members, node.Strict);
                Pass(ref reader);
                return true;

            case JsonTokenType.StartArray:
                if (!IsOf(node.Types, JsonTypes.Array) || node.Allowed is not null)
                    return false;
                if (node.HasItemRules)
                    return Array(ref reader, node);
                Pass(ref reader);
                return true;

            case JsonTokenType.String:
                return IsOf(node.Types, JsonTypes.String) && (node.Allowed is null || node.Allowed.Holds(ref reader)) && (node.Texts is null || node.Texts.Holds(ref reader)) && (!node.Strict || IsSound(ref reader, node));

            case JsonTokenType.Number:
                return (IsOf(node.Types, JsonTypes.Number) || (IsOf(node.Types, JsonTypes.Integer) && IsInteger(ref reader, node.IntegerByText)))
                    && (node.Allowed is null || node.Allowed.Holds(ref reader)) && (node.Numbers is null || node.Numbers.Holds(ref reader))
                    && !(node.ShortNumbers && (reader.ValueSpan.Length > LongestNumber || (node.Identifier && (reader.ValueSpan.Length <= 2 || reader.ValueSpan.ContainsAny((byte)'e', (byte)'E')))));

            case JsonTokenType.Null:
                return IsOf(node.Types, JsonTypes.Null) && (node.Allowed is null || node.Allowed.Holds(ref reader));

            default:
                return IsOf(node.Types, JsonTypes.Boolean) && (node.Allowed is null || node.Allowed.Holds(ref reader));
        }
    }

    private static bool IsOf(JsonTypes types, JsonTypes type) => types == JsonTypes.None || (types & type) != 0;

    private static bool IsInteger(ref Utf8JsonReader reader, bool byText)
    {
        var text = reader.ValueSpan;
        if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
            return true;
        return JsonNumber.Parse(System.Text.Encoding.ASCII.GetString(text)) is { IsInteger: true } && !(byText && text.Contains((byte)'.'));
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            reader.Skip();
    }

    private static bool Object(ref Utf8JsonReader reader, StreamMembers members, bool strict)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        ulong found = 0, seen = 0, meant = 0;
        var (count, next, beside) = (0, 0, 0);
        Span<int> others = stackalloc int[MostOthers];

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            count++;
            var index = reader.ValueIsEscaped ? Escaped(ref reader, members) : members.Find(reader.ValueSpan, next);
            if (index < 0 && members.Open is { } open)
            {
                // a name that stands twice is for the other way to tell, and so are very many names
                var hash = StreamMembers.Hash(reader.ValueSpan);
                if (reader.ValueIsEscaped || beside == MostOthers || others[..beside].Contains(hash))
                    return false;
                meant |= open.Meant(reader.ValueSpan, hash);
                others[beside++] = hash;
                reader.Read();
                Pass(ref reader);
                continue;
            }

            if (index < 0 || members[index].Node is null || members.Patterns.Length > 0)
            {
                if (!Matching(ref reader, members, index))
                    return false;
                found |= index < 0 ? 0 : members[index].Bit;
                continue;
            }

            var member = members[index];
            next = index + 1;
            found |= member.Bit;
            if (strict)
            {
                // a name that stands twice is for the other way to tell
                var bit = 1UL << (index & 63);
                if ((seen & bit) != 0)
                    return false;
                seen |= bit;
            }

            reader.Read();
            if (!Holds(ref reader, member.Node!))
                return false;
        }

        return (found & members.Needed) == members.Needed && (meant & ~seen) == 0 && count >= members.MinMembers && count <= members.MaxMembers;
    }

    private static int Escaped(ref Utf8JsonReader reader, StreamMembers members) => members.Find(System.Text.Encoding.UTF8.GetBytes(StreamText.Of(ref reader)), 0);

    // a member that is judged by its name's pattern, by additionalProperties (what is only required is too), or by several at once
    private static bool Matching(ref Utf8JsonReader reader, StreamMembers members, int index)
    {
        var name = members.Patterns.Length > 0 ? StreamText.Of(ref reader) : "";
        reader.Read();
        var judged = false;
        if (index >= 0 && members[index].Node is { } listed)
        {
            judged = true;
            var copy = reader;
            if (!Holds(ref copy, listed))
                return false;
        }

        foreach (var (pattern, node) in members.Patterns)
        {
            if (!pattern.IsMatch(name))
                continue;
            judged = true;
            var copy = reader;
            if (!Holds(ref copy, node))
                return false;
        }

        if (!judged && members.Additional is { } additional)
            return Holds(ref reader, additional);
        Pass(ref reader);
        return true;
    }

    private static bool Array(ref Utf8JsonReader reader, StreamNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if ((count < node.Prefix.Length ? node.Prefix[count] : node.Items) is not { } item)
                Pass(ref reader);
            else if (!Holds(ref reader, item))
                return false;
            count++;
        }

        return count >= node.MinItems && count <= node.MaxItems;
    }

    // the reader is a copy: the value is judged again from its first token by each
    private static bool Branches(Utf8JsonReader reader, StreamNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var each in node.Also)
        {
            if (!Try(reader, each))
                return false;
        }

        if (node.AnyOf.Length > 0)
        {
            var any = false;
            for (var i = 0; i < node.AnyOf.Length && !any; i++)
                any = Try(reader, node.AnyOf[i]);
            if (!any)
                return false;
        }

        if (node.OneOf.Length > 0)
        {
            var count = 0;
            for (var i = 0; i < node.OneOf.Length && count < 2; i++)
                count += Try(reader, node.OneOf[i]) ? 1 : 0;
            if (count != 1)
                return false;
        }

        if (node.Not is { } not && Try(reader, not))
            return false;
        return node.If is not { } condition || (Try(reader, condition) ? node.Then : node.Else) is not { } branch || Try(reader, branch);
    }

    private static bool Try(Utf8JsonReader reader, StreamNode node) => Holds(ref reader, node);

    private static bool HoldsWhole(ref Utf8JsonReader reader, SchemaNode schema)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new SchemaRun(null).Holds(schema, document.RootElement, null, null);
    }

    // what code leaves where a value is missing, half a character: the other way tells them
    private static bool IsSound(ref Utf8JsonReader reader, StreamNode node)
    {
        var text = reader.ValueSpan;
        if (node.Identifier && Placeholders.Is(StreamText.Of(ref reader)))
            return false;
        if (reader.ValueIsEscaped)
        {
            var whole = StreamText.Of(ref reader);
            return !JsonText.IsDamaged(whole) && !(node.RefusesMissingWords && ValueHints.IsMissingWord(whole));
        }

        // the bytes of U+FFFD, and what is no UTF-8 at all
        if (!System.Text.Ascii.IsValid(text) && (text.IndexOf("\uFFFD"u8) >= 0 || !System.Text.Unicode.Utf8.IsValid(text)))
            return false;

        return !node.RefusesMissingWords || !(text.SequenceEqual("null"u8) || text.SequenceEqual("undefined"u8) || text.SequenceEqual("NaN"u8) || text.SequenceEqual("[object Object]"u8));
    }
}
