// The browser's functions, as they are before the page changes them; what every part uses: faults, listeners, JSON.

const uncurry = Function.prototype.call.bind.bind(Function.prototype.call);
const slice = uncurry(Array.prototype.slice), splice = uncurry(Array.prototype.splice), some = uncurry(Array.prototype.some);
const push = uncurry(Array.prototype.push), joined = uncurry(Array.prototype.join), filter = uncurry(Array.prototype.filter), map = uncurry(Array.prototype.map), includes = uncurry(Array.prototype.includes), indexOf = uncurry(Array.prototype.indexOf);
const isArray = Array.isArray, keysOf = Object.keys, round = Math.round, max = Math.max, min = Math.min;
const stringify = JSON.stringify.bind(JSON);
const now = performance.now.bind(performance);
const origin = performance.timeOrigin;
const setTimer = window.setTimeout.bind(window);
const nextFrame = window.requestAnimationFrame.bind(window);
const microtask = window.queueMicrotask.bind(window);
const styleOf = window.getComputedStyle.bind(window);
const Intersections = window.IntersectionObserver, Mutations = window.MutationObserver, Sizes = window.ResizeObserver, Address = window.URL, Timings = window.PerformanceObserver;
const Promised = window.Promise, Matrix = window.DOMMatrixReadOnly;
const addListener = uncurry(EventTarget.prototype.addEventListener);
const titleIn = uncurry(Object.getOwnPropertyDescriptor(Document.prototype, 'title').get);
const fetchIt = window.fetch ? window.fetch.bind(window) : null;
const beacon = navigator.sendBeacon ? navigator.sendBeacon.bind(navigator) : null;
const binding = typeof window.__tracke2e === 'function' ? window.__tracke2e.bind(window) : null;
const top = window === window.top;
const id = map([...crypto.getRandomValues(new Uint8Array(8))], b => b.toString(16).padStart(2, '0')).join('');

// a driver that cannot come before the page's own code comes late: what is visible at the first look has been so since any time from the page's answer on
const late = document.readyState !== 'loading';
const answered = () => { const entry = performance.getEntriesByType('navigation')[0]; return entry && entry.responseEnd || 0; };
let firstLook = late ? answered() : null;
let parsed = late; // and its scripts have run
if (late) setTimer(() => { firstLook = null; }, 300);

// a fault of the observer is not the page's: it is told once, and makes the observer blind
let faults = 0;
function fault(error) {
  if (++faults > 1) return;
  try {
    const what = error && error.stack ? cut(error.stack) : error;
    say('problem', now(), { en: `the observer failed: ${what}`, zh: `观察器出错：${what}` });
  } catch { /* nothing is left to tell it with */ }
}
const safely = act => (a, b) => { try { return act(a, b); } catch (error) { fault(error); return undefined; } };

// document.open() takes every listener away; they are put back when it has
const listeners = [];
function listen(target, name, handler, options = true) {
  const entry = [target, name, safely(handler), options];
  listeners[listeners.length] = entry;
  addListener(target, name, entry[2], options);
}
const passive = { capture: true, passive: true };

const fold = text => text.replace(/\s+/g, ' ').trim();
const cut = text => text.length > 2000 ? text.slice(0, 2000) : text;

// JSON of our own: a page's toJSON on arrays or objects does not reach it
function write(value) {
  if (typeof value === 'string') return stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return '' + value;
  if (value === null || value === undefined) return 'null';
  let text = '';
  if (isArray(value)) {
    for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + write(value[i]);
    return '[' + text + ']';
  }
  const keys = keysOf(value);
  for (let i = 0; i < keys.length; i++) if (value[keys[i]] !== undefined) text += (text ? ',' : '') + stringify(keys[i]) + ':' + write(value[keys[i]]);
  return '{' + text + '}';
}
