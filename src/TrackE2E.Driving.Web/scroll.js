// One move of a user's wheel that brings the visible share of a node nearer to what is asked; measures as the browser's IntersectionObserver does.
// Returns where to hold the mouse and how far to turn, and leaves a promise that is kept when the scroll has come to rest.
(node, { share, steps, on }) => {
  const root = document.scrollingElement || document.documentElement;
  const parentOf = n => n.parentNode instanceof ShadowRoot ? n.parentNode.host : n.assignedSlot || n.parentElement;
  const cut = (a, b) => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
  const length = (from, to) => Math.max(0, to - from);
  const area = b => length(b.left, b.right) * length(b.top, b.bottom);
  const page = document.compatMode === 'BackCompat' && document.body ? document.body : document.documentElement;
  const turns = style => /auto|scroll|overlay/.test(style);

  function boxOf(n) {
    if (n === root) return { left: 0, top: 0, right: page.clientWidth, bottom: page.clientHeight };
    const r = n.getBoundingClientRect(), left = r.left + n.clientLeft, top = r.top + n.clientTop;
    return { left, top, right: left + n.clientWidth, bottom: top + n.clientHeight };
  }

  function clips(n) {
    const found = [];
    // what is fixed to the screen does not move with the document
    let fixed = getComputedStyle(n).position === 'fixed';
    for (let up = parentOf(n); up && !fixed; up = parentOf(up)) {
      fixed = getComputedStyle(up).position === 'fixed';
      if (up === root || up === document.body || up === document.documentElement) continue;
      const style = getComputedStyle(up);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      found.push({ node: up, box: boxOf(up), x: turns(style.overflowX) && up.scrollWidth > up.clientWidth + 1, y: turns(style.overflowY) && up.scrollHeight > up.clientHeight + 1 });
    }
    found.push({ node: root, box: boxOf(root), x: !fixed && root.scrollWidth > page.clientWidth + 1, y: !fixed && root.scrollHeight > page.clientHeight + 1 });
    return found;
  }

  const around = clips(node), rect = node.getBoundingClientRect();
  const seen = around.reduce((box, c) => cut(box, c.box), rect);
  const current = rect.width * rect.height > 0 ? area(seen) / (rect.width * rect.height) : 0;

  const pixel = Math.max(rect.height ? 1 / rect.height : 1, rect.width ? 1 / rect.width : 1);

  // how far to scroll along one axis so that `want` of [a, b] lies in [lo, hi]
  function distance(a, b, lo, hi, want, position, limit) {
    const size = b - a, room = hi - lo, visible = length(Math.max(a, lo), Math.min(b, hi));
    if (size <= 0 || room <= 0) return 0;
    if (want >= 1) {
      if (visible >= Math.min(size, room) - 0.5) return 0;
      const d = size > room ? (a > lo ? a - lo : b - hi) : a < lo ? a - lo : b - hi;
      return d > 0 ? Math.ceil(d) : Math.floor(d);
    }
    const pixels = Math.min(want * size, room);
    const crosses = v => steps.some(step => want < step - 1e-9 && v / size >= step - 1e-9);
    if (visible >= pixels - 1e-3 && visible < pixels + 1 && !crosses(visible)) return 0;
    if (crosses(pixels + 1) && visible > pixels - 1 && visible <= pixels && !crosses(visible)) return 0;
    const enter = () => { const d = a - (hi - pixels), up = Math.ceil(d - 1e-6); return crosses(pixels + up - d) ? up - 1 : up; };
    const exit = () => { const d = b - (lo + pixels), down = Math.floor(d + 1e-6); return crosses(pixels + d - down) ? down + 1 : down; };
    const first = a >= lo ? enter() : exit();
    if (position + first >= 0 && position + first <= limit) return first;
    const other = a >= lo ? exit() : enter();
    return position + other >= 0 && position + other <= limit ? other : first;
  }

  function wheelPoint(container, box, axis) {
    const fits = (x, y) => {
      let hit = document.elementFromPoint(x, y);
      while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
      if (!hit || hit.tagName === 'IFRAME') return false;
      for (let up = hit; up; up = parentOf(up)) {
        if (up === container.node) return true;
        if (up === document.body || up === document.documentElement) continue;
        const style = getComputedStyle(up);
        if (axis === 'y' ? turns(style.overflowY) && up.scrollHeight > up.clientHeight + 1 : turns(style.overflowX) && up.scrollWidth > up.clientWidth + 1) return false;
      }
      return container.node === root;
    };
    for (const fy of [0.5, 0.3, 0.7, 0.1, 0.9]) for (const fx of [0.5, 0.3, 0.7, 0.1, 0.9]) {
      const x = box.left + (box.right - box.left) * fx, y = box.top + (box.bottom - box.top) * fy;
      if (fits(x, y)) return { x, y };
    }
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  }

  function move(container, outer, dx, dy) {
    const n = container.node, box = cut(container.box, outer);
    const room = dy ? box.bottom - box.top : box.right - box.left, flick = Math.max(1, room * 0.8), d = dy || dx;
    const position = dy ? n.scrollTop : n.scrollLeft, limit = dy ? n.scrollHeight - (n === root ? page.clientHeight : n.clientHeight) : n.scrollWidth - (n === root ? page.clientWidth : n.clientWidth);
    const left = d > 0 ? limit - position : position, step = Math.sign(d) * Math.min(Math.abs(d), flick, left);
    if (Math.abs(step) < 0.6) return { share: current, pixel, done: false, end: true, x: 0, y: 0, dx: 0, dy: 0 };
    const goal = position + step, target = n === root ? document : n;
    window[Symbol.for('tracke2e.left')] = () => goal - (dy ? n.scrollTop : n.scrollLeft);
    window[Symbol.for('tracke2e.scroll')] = new Promise(rest => {
      const at = () => dy ? n.scrollTop : n.scrollLeft;
      const over = () => { clearTimeout(timer); target.removeEventListener('scroll', moved); target.removeEventListener('scrollend', over); requestAnimationFrame(() => rest(Math.abs(at() - position) > 0.5)); };
      const moved = () => { if (Math.abs(at() - goal) < 0.6) over(); };
      const timer = setTimeout(over, 3000);
      target.addEventListener('scroll', moved);
      target.addEventListener('scrollend', over);
    });
    return { share: current, pixel, done: false, end: false, ...wheelPoint(container, box, dy ? 'y' : 'x'), dx: dy ? 0 : step, dy: dy ? step : 0 };
  }

  const all = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
  let chain = around.filter(c => c.x || c.y);

  // the wanted node is not there yet: go on through the list that node is in
  if (on) {
    const list = chain.find(c => c.y) || chain.find(c => c.x) || around[around.length - 1];
    return list.y || !list.x ? move(list, all, 0, 1e9) : move(list, all, 1e9, 0);
  }

  // containers in which the node lies whole need no scrolling of their own
  while (chain.length > 1) {
    const inner = chain[0], part = cut(rect, inner.box);
    if ((inner.y && length(part.top, part.bottom) < Math.min(rect.height, inner.box.bottom - inner.box.top) - 0.5) || (inner.x && length(part.left, part.right) < Math.min(rect.width, inner.box.right - inner.box.left) - 0.5)) break;
    chain = chain.slice(1);
  }

  chain.reverse();
  let outer = all;
  for (let i = 0; i < chain.length; i++) {
    const c = chain[i], last = i === chain.length - 1, target = last ? rect : chain[i + 1].node.getBoundingClientRect(), want = last ? share : 1;
    const box = cut(c.box, outer), n = c.node;
    const limitY = n.scrollHeight - (n === root ? page.clientHeight : n.clientHeight), limitX = n.scrollWidth - (n === root ? page.clientWidth : n.clientWidth);
    const fx = length(Math.max(target.left, box.left), Math.min(target.right, box.right)) / (target.width || 1);
    const sideways = c.x && fx < Math.min(target.width, box.right - box.left) / (target.width || 1) - 1e-3;
    const wantY = sideways ? 1 : Math.min(1, want / (fx || 1));
    const dy = c.y ? distance(target.top, target.bottom, box.top, box.bottom, wantY, n.scrollTop, limitY) : 0;
    if (dy) return move(c, outer, 0, dy);
    const dx = sideways ? distance(target.left, target.right, box.left, box.right, want, n.scrollLeft, limitX) : 0;
    if (dx) return move(c, outer, dx, 0);
    outer = box;
  }
  return { share: current, pixel, done: true, end: false, x: 0, y: 0, dx: 0, dy: 0 };
}
