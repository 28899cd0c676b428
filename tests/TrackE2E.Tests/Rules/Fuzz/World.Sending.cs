namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>How the SDK sends what it has made: in batches, again after a failure.</summary>
internal sealed partial class World
{
    private void Flush()
    {
        if (queue.Count > 0 && online)
        {
            var batch = queue.Select(e => e.Id).ToList();
            queue.Clear();
            Send(batch, Setting(ref faults, 4) == 0 && chance.Next(4) == 0);
        }
    }

    private void Send(List<string> batch, bool fails)
    {
        var hit = new Sending(sendings.Count + 1, now, now + (chance.Next(10) == 0 ? chance.Next(20, 120) : chance.Next(2, 20)), Ahead, fails ? 500 : 200);
        sendings.Add(hit);
        for (var i = 0; i < made.Count; i++)
        {
            made[i] = batch.Contains(made[i].Id) ? made[i] with { Hits = [.. made[i].Hits, hit.Key] } : made[i];
        }

        if (fails)
        {
            After(chance.Next(800, 2000), () =>
            {
                if (online)
                {
                    Send(batch, false);
                }
                else
                {
                    queue.InsertRange(0, made.Where(e => batch.Contains(e.Id)));
                }
            });
        }
    }
}
