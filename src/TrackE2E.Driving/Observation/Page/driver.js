// What the driver asks.

Object.defineProperty(window, door, {
  value: Object.freeze({
    document,
    // everything not acknowledged yet, and how many messages there have been
    flush() {
      safely(catchUp)();
      const messages = slice(kept);
      if (binding) pump(); else { kept = []; sent = 0; }
      return '{"d":"' + id + '","count":' + count + ',"messages":' + writeAll(messages) + ',"meta":' + !!document.querySelector('meta[http-equiv="Content-Security-Policy" i]') + '}';
    },
    hold(ms) {
      const end = now() + ms;
      return new Promised(done => {
        const step = () => { const left = end - now(); if (left <= 0) done(); else setTimer(step, left > 24 ? left - 12 : left > 4 ? 1 : 0); };
        step();
      });
    },
    marker(url) { return fetchIt(url, { mode: 'no-cors', keepalive: true, cache: 'no-store', credentials: 'omit' }).then(() => true); },
  }),
});
