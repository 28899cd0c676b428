// What holds the page up.

// frames of 50 ms and more, in which the page's own code is late for what it waits for; only chromium tells of them
const kinds = Timings && Timings.supportedEntryTypes || [], kind = filter(['long-animation-frame', 'longtask'], k => includes(kinds, k))[0];
const heldUp = entries => { for (let i = 0; i < entries.length; i++) say('held-up', entries[i].startTime, { ms: round(entries[i].duration) }); };
const slowFrames = kind && new Timings(safely(list => heldUp(list.getEntries())));
if (slowFrames) slowFrames.observe({ type: kind, buffered: true });
