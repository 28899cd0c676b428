// Planned elements: their nodes, in shadow trees too, and the items that they show.

// an element: its nodes → records; a group: all records of one item
const trees = new WeakMap();
let shadows = [], shadowVersion = 0;
const shadowHits = new Map();
const elements = [];
const byId = new Map();
for (const e of plan.elements) byId.set(e.id, { ...e, nodes: new Map(), groups: new Map(), watch: null, unreadable: false, order: [], places: null, shadowed: false });
const inOrder = element => {
  if (!element || includes(elements, element)) return;
  const outer = byId.get(element.within);
  if (element.within && outer !== element) { element.within = null; inOrder(outer); element.within = outer ? outer.id : null; }
  if (!includes(elements, element)) elements[elements.length] = element;
};
for (const element of byId.values()) { const within = element.within; inOrder(element); element.within = within; element.outer = (within && byId.get(within)) || null; }
for (const element of elements) element.heirs = filter(elements, e => { for (let up = e.outer; e.key == null && up; up = up.key == null ? up.outer : null) if (up === element) return true; return false; });
const live = new Set();

function find(css) {
  if (shadows.length === 0) return document.querySelectorAll(css);
  let known = shadowHits.get(css);
  if (!known || known.version !== shadowVersion) {
    shadowHits.set(css, known = { version: shadowVersion, found: [] });
    shadows = filter(shadows, s => s.deref());
    const paths = waysOf(css), near = paths ? joined(map(paths, way => way[way.length - 1].css), ',') : css;
    for (let i = 0; i < shadows.length; i++) {
      const root = shadows[i].deref();
      if (!root || !root.isConnected) continue;
      const hits = root.querySelectorAll(near);
      for (let k = 0; k < hits.length; k++) if (!paths || fits(hits[k], css)) known.found[known.found.length] = hits[k];
    }
  }
  return known.found.length === 0 ? document.querySelectorAll(css) : [...document.querySelectorAll(css), ...known.found];
}

// A selector's ways (between commas), each as its steps; null where none has more than one. As Playwright reads them, a step up leads from a shadow tree to its host.
const ways = new Map();
function waysOf(css) {
  if (!ways.has(css)) {
    const found = [[]], pieces = css.match(/\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\s*[>+~,]\s*|\s+|[^]/g) || [];
    let text = '', how = null, depth = 0;
    const step = () => { if (text) push(found[found.length - 1], { css: text, how }); text = ''; };
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i], sign = piece.trim();
      if (depth === 0 && (sign === '' || (sign.length === 1 && '>+~,'.includes(sign)))) {
        step();
        how = sign || ' ';
        if (sign === ',') { push(found, []); how = null; }
        continue;
      }
      if (piece === '(' || piece === '[') depth++;
      if (piece === ')' || piece === ']') depth--;
      text += piece;
    }
    step();
    ways.set(css, some(found, way => way.length > 1) && !some(found, way => way.length === 0) ? found : null);
  }
  return ways.get(css);
}

function fits(node, css) {
  if (node.matches(css)) return true;
  const found = shadows.length > 0 && node.getRootNode() !== document && waysOf(css);
  return !!found && some(found, way => ends(node, way, way.length - 1));
}

function ends(node, way, at) {
  const { css, how } = way[at];
  if (!node.matches(css)) return false;
  if (at === 0) return true;
  const next = how === ' ' || how === '>' ? hostOrParent : n => n.previousElementSibling;
  for (let other = next(node); other; other = how === '>' || how === '+' ? null : next(other)) if (ends(other, way, at - 1)) return true;
  return false;
}

const hostOrParent = node => node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentElement;

const parentOf = node => node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.assignedSlot || node.parentElement;

function ancestor(node, element) {
  for (let up = parentOf(node); up; up = parentOf(up)) if (is(up, element)) return up;
  return null;
}

// is the node this planned element, here and now
function is(node, element) {
  if (element.unreadable || !onPage(element)) return false;
  try { return fits(node, element.css) && (!element.outer || !!ancestor(node, element.outer)); } catch { return false; }
}

// a frame has an address of its own, so the page is not asked there
const onPage = element => !top || !element.page || (visit && includes(visit.ids, element.page));

function keyOf(node, element) {
  if (element.key == null) {
    const holder = element.outer && ancestor(node, element.outer);
    return holder ? keyOf(holder, element.outer) : null;
  }
  return ownKey(node, element);
}

function ownKey(node, element) {
  if (element.key === 'text') return fold(node.textContent);
  const at = element.key.lastIndexOf('@'), css = element.key.slice(0, at).trim(), name = element.key.slice(at + 1);
  const holder = css ? inside(node, css) : node;
  return holder ? holder.getAttribute(name) : null;
}

function inside(node, css) {
  const near = node.querySelector(css);
  if (near || shadows.length === 0) return near;
  const all = find(css);
  for (let i = 0; i < all.length; i++) for (let up = hostOrParent(all[i]); up; up = hostOrParent(up)) if (up === node) return all[i];
  return null;
}

const byStyle = { checkOpacity: true, checkVisibilityCSS: true };
const seenBy = node => !node.checkVisibility || node.checkVisibility(byStyle);

// for an intersection observer, a box without area is wholly visible
function shown(node) {
  if (!seenBy(node)) return false;
  const box = node.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}
