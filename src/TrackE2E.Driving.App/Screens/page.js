// What the driver asks of a page inside an app (or of a phone's browser): one planned element, and how it lies.
// Levels: from the outermost element to the wanted one, each with its selector, and key and item (or ordinal) where one of several is meant.
const [levels, share, wait] = arguments, done = arguments[arguments.length - 1];
const keyOf = (node, key) => {
  if (key === 'text') return node.textContent.replace(/\s+/g, ' ').trim();
  const cut = key.lastIndexOf('@'), css = key.slice(0, cut).trim(), holder = css ? node.querySelector(css) : node;
  return holder ? holder.getAttribute(key.slice(cut + 1)) : null;
};
const isShown = n => { const b = n.getBoundingClientRect(); return b.width > 0 && b.height > 0 && getComputedStyle(n).visibility !== 'hidden'; };
function find() {
  let scopes = [document], all = 0, count = 0;
  for (const level of levels) {
    let found = [...new Set(scopes.flatMap(s => [...s.querySelectorAll(level.css)]))];
    all = found.length;
    found = found.filter(isShown);
    if (level.item != null) found = found.filter(n => keyOf(n, level.key) === level.item);
    count = found.length;
    if (level.ordinal) found = found.slice(level.ordinal - 1, level.ordinal);
    scopes = found;
  }
  return { node: scopes[0], all, count };
}
function measure(node) {
  const r = node.getBoundingClientRect(), root = document.scrollingElement || document.documentElement;
  let box = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: window.innerHeight }, scroller = root;
  for (let up = node.parentElement; up && up !== document.body && up !== document.documentElement; up = up.parentElement) {
    const style = getComputedStyle(up);
    if (style.overflowY === 'visible' && style.overflowX === 'visible') continue;
    const b = up.getBoundingClientRect();
    box = { left: Math.max(box.left, b.left), top: Math.max(box.top, b.top), right: Math.min(box.right, b.right), bottom: Math.min(box.bottom, b.bottom) };
    if (scroller === root && /auto|scroll/.test(style.overflowY) && up.scrollHeight > up.clientHeight + 1) scroller = up;
  }
  const w = Math.max(0, Math.min(r.right, box.right) - Math.max(r.left, box.left)), h = Math.max(0, Math.min(r.bottom, box.bottom) - Math.max(r.top, box.top));
  // pixels to scroll down so that the wanted share is inside the box
  const want = Math.min(share * r.height, box.bottom - box.top);
  let delta = 0;
  if (share >= 1) delta = r.height > box.bottom - box.top ? (r.top > box.top ? r.top - box.top : r.bottom < box.bottom ? r.bottom - box.bottom : 0) : r.top < box.top ? r.top - box.top : r.bottom > box.bottom ? r.bottom - box.bottom : 0;
  else if (h < want - 0.5 || h >= want + 1) delta = r.top >= box.top ? r.top - (box.bottom - want) : r.bottom - (box.top + want);
  return {
    share: r.width * r.height > 0 ? w * h / (r.width * r.height) : 0, delta, x: r.left, y: r.top, width: r.width, height: r.height, box,
    text: (node.innerText || node.value || '').trim(), enabled: !node.matches(':disabled'), secret: node.type === 'password', at: scroller === root ? root.scrollTop : scroller.scrollTop,
  };
}
function answer() {
  const { node, all, count } = find();
  if (!node) return null;
  const last = levels.findLast ? levels.findLast(l => l.key) : [...levels].reverse().find(l => l.key);
  const holder = last ? (levels[levels.length - 1] === last ? node : node.closest(last.css)) : null;
  return { node, all, count, key: holder ? keyOf(holder, last.key) : null, url: location.href, ...measure(node) };
}
const now = answer();
if (now || !wait) return done(now);
const over = found => { clearTimeout(timer); watch.disconnect(); done(found); };
const watch = new MutationObserver(() => { const found = answer(); if (found) over(found); });
const timer = setTimeout(() => over(answer()), wait);
watch.observe(document, { childList: true, subtree: true, attributes: true });
