// The device's clock of a page: moves Date and fires timers that became due, when the driver says that time has passed. Runs in every document after the observer (which keeps the
// browser's own functions) and before the page's code. Timers stay the browser's own, and performance.now, event times and frames are never moved: they count what the device was awake.
(() => {
  'use strict';
  const door = Symbol.for('tracke2e.clock');
  if (window[door] && window[door].document === document) return;
  const RealDate = Date, real = Date.now.bind(Date), now = performance.now.bind(performance);
  const natives = { setTimeout: window.setTimeout.bind(window), clearTimeout: window.clearTimeout.bind(window), setInterval: window.setInterval.bind(window) };
  const timers = new Map();
  let offset = 0;

  const moved = () => real() + offset;
  const Moved = new Proxy(RealDate, {
    construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [moved()] : args, self),
    apply: () => new RealDate(moved()).toString(),
    get: (target, name, self) => name === 'now' ? nowOf : Reflect.get(target, name, target),
  });
  const nowOf = { now() { return moved(); } }.now;
  RealDate.prototype.constructor = Moved;
  window.Date = Moved;

  const run = timer => timer.handler.apply(window, timer.args);

  function once(timer, delay) {
    timer.due = now() + delay;
    timer.id = natives.setTimeout(() => { timers.delete(timer.key); run(timer); }, delay);
    timer.key ??= timer.id;
    timers.set(timer.key, timer);
  }

  function every(timer) {
    timer.due = now() + timer.period;
    timer.id = natives.setInterval(() => { timer.due = now() + timer.period; run(timer); }, timer.period);
    timer.key ??= timer.id;
    timers.set(timer.key, timer);
  }

  // an interval that was interrupted by a jump: once after this delay, then as before
  function again(timer, delay) {
    timer.due = now() + delay;
    timer.id = natives.setTimeout(() => { every(timer); run(timer); }, delay);
  }

  window.setTimeout = function setTimeout(handler, delay = 0, ...args) {
    if (typeof handler !== 'function') return natives.setTimeout(handler, delay, ...args);
    const timer = { handler, args };
    once(timer, Math.max(0, +delay || 0));
    return timer.key;
  };
  window.setInterval = function setInterval(handler, delay = 0, ...args) {
    if (typeof handler !== 'function') return natives.setInterval(handler, delay, ...args);
    const timer = { handler, args, period: Math.max(0, +delay || 0) };
    every(timer);
    return timer.key;
  };
  const clear = key => {
    const timer = timers.get(+key);
    if (timer) { natives.clearTimeout(timer.id); timers.delete(+key); } else natives.clearTimeout(key);
  };
  window.clearTimeout = function clearTimeout(key) { clear(key); };
  window.clearInterval = function clearInterval(key) { clear(key); };

  Object.defineProperty(window, door, {
    value: Object.freeze({
      document,
      // the clock shows another time; nothing fires
      set(ms) { offset = ms; },
      // the clock jumps, as when the device was asleep: what was due meanwhile fires once, in its order
      pass(ms) {
        offset += ms;
        const at = now();
        for (const timer of [...timers.values()].sort((a, b) => a.due - b.due)) {
          natives.clearTimeout(timer.id);
          const rest = Math.max(0, timer.due - ms - at);
          if (timer.period === undefined) once(timer, rest); else again(timer, rest);
        }
      },
    }),
  });
})();
