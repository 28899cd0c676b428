// What the user does: clicks, taps, keys, swipes, typing.

function hits(path) {
  const found = [];
  for (let i = 0; i < path.length; i++) {
    const node = path[i];
    if (!(node instanceof Element)) continue;
    let same;
    for (const element of elements) {
      if (!is(node, element)) continue;
      found[found.length] = { e: element.id, i: keyOf(node, element), o: placeOf(node, element) ?? undefined, s: same };
      same = true;
    }
  }
  return found;
}

const isDisabled = path => some(path, n => n instanceof Element && (n.matches(':disabled') || n.getAttribute('aria-disabled') === 'true'));
const timeOf = event => event.timeStamp > 0 && event.timeStamp <= now() ? event.timeStamp : now();
let lastClick = null, pressed = null;

function clicked(event, targets, input, disabled) {
  if (!event.isTrusted && targets.length === 0) return;
  visit.acted = true;
  release(true);
  // the click at the end of a swipe: whether the page takes it for one is the page's affair
  const ofSwipe = swiped !== null && event.timeStamp - swiped < 100;
  say('clicked', timeOf(event), { v: visit.n, t: targets, trusted: event.isTrusted && !ofSwipe, input, disabled });
  pump();
}

// A press that does not come past the window may be the driver's, which takes it back when what it aims at has moved from under the pointer, and its click too.
// A click of such a press counts when it comes as far as the document.
let held = false;
const isHeld = event => held && event.isTrusted && event.detail > 0;
listen(window, 'pointerdown', event => { if (event.isTrusted) held = true; }, passive);
listen(document, 'pointerdown', () => { held = false; }, passive);
listen(window, 'click', event => { if (!isHeld(event)) click(event); });
listen(document, 'click', event => { if (isHeld(event)) click(event); });

function click(event) {
  if (!visit || ended) return;
  work();
  const path = event.composedPath();
  let targets = hits(path);
  // a label's click is followed by one on its control: the same act of the user
  const label = lastClick && lastClick.label;
  if (event.isTrusted && label && label.control === path[0] && event.timeStamp - lastClick.time < 50) {
    const { targets: before } = lastClick;
    targets = filter(targets, t => !some(before, o => o.e === t.e && o.i === t.i));
    lastClick = null;
    if (targets.length === 0) return;
  } else {
    const holder = filter(path, n => n instanceof HTMLLabelElement)[0];
    lastClick = { targets, time: event.timeStamp, label: holder && holder.control !== path[0] ? holder : null };
  }
  clicked(event, targets, event.pointerType || (event.detail === 0 ? 'keyboard' : 'mouse'), isDisabled(path));
}

// A swipe: one finger or the pressed mouse moves 30 px or more from where it went down, mostly one way, and is there when it leaves. Fingers by touch events,
// which go on when the browser scrolls (pointer events do not). A wheel or trackpad is no swipe, nor is marking text or dragging a thing with the mouse.
let drag = null, swiped = null, fingers = true;

function press(event, x, y, input) {
  drag = swiped = null;
  if (!visit || ended || !event.isTrusted) return;
  visit.acted = true;
  work();
  const targets = hits(event.composedPath());
  if (targets.length > 0) drag = { x, y, input, targets, v: visit.n, passed: null, marked: marked() };
}

function moveTo(event, x, y) {
  if (drag) { drag.toX = x; drag.toY = y; }
  if (drag && drag.passed === null && max(Math.abs(x - drag.x), Math.abs(y - drag.y)) >= 30) drag.passed = timeOf(event);
}

function lift(event, x, y) {
  if (!drag || ended) return;
  moveTo(event, x, y);
  const { targets, input, v, passed } = drag, dx = x - drag.x, dy = y - drag.y, ax = Math.abs(dx), ay = Math.abs(dy), text = marked();
  const marks = input === 'mouse' && text !== '' && text !== drag.marked;
  drag = null;
  if (marks || max(ax, ay) < 30 || max(ax, ay) < 1.2 * min(ax, ay)) return;
  swiped = event.timeStamp;
  say('swiped', passed, { v, t: targets, way: ax > ay ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'up' : 'down', input });
  pump();
}

const marked = () => { const s = document.getSelection(); return s && !s.isCollapsed ? String(s).slice(0, 100) : ''; };

listen(window, 'touchstart', event => {
  if (event.touches.length > 1) { drag = null; return; }
  if (fingers) press(event, event.touches[0].clientX, event.touches[0].clientY, 'touch');
}, passive);
listen(window, 'touchmove', event => { if (drag && drag.input === 'touch') moveTo(event, event.touches[0].clientX, event.touches[0].clientY); }, passive);
for (const name of ['touchend', 'touchcancel'])
  listen(window, name, event => {
    const t = event.changedTouches[0];
    if (!drag || drag.input !== 'touch' || !t) return;
    // where a touch is cancelled says nothing: the finger was where it moved last
    if (name === 'touchcancel') lift(event, drag.toX ?? drag.x, drag.toY ?? drag.y); else lift(event, t.clientX, t.clientY);
  }, passive);

listen(window, 'pointerdown', event => {
  fingers = event.pointerType === 'touch';
  // browsers send no click for a disabled control
  const control = event.composedPath()[0];
  pressed = control instanceof Element && control.closest(':disabled');
  if (!fingers && event.isPrimary && event.button === 0) press(event, event.clientX, event.clientY, event.pointerType || 'mouse');
}, passive);
listen(window, 'pointermove', event => { if (drag && drag.input !== 'touch') moveTo(event, event.clientX, event.clientY); }, passive);
listen(window, 'pointercancel', event => {
  // of the mouse: the browser drags a thing
  if (drag && drag.input === 'mouse') drag = null;
  if (drag && drag.input !== 'touch') lift(event, event.clientX, event.clientY);
  pressed = null;
}, passive);
listen(window, 'pointerup', event => {
  if (drag && drag.input !== 'touch') lift(event, event.clientX, event.clientY);
  const path = event.composedPath(), control = path[0] instanceof Element && path[0].closest(':disabled');
  if (control && control === pressed && !held && visit && !ended) { work(); clicked(event, hits(path), event.pointerType || 'mouse', true); }
  pressed = null;
}, passive);

listen(document, 'visibilitychange', () => { release(true); takeShares(); say('visibility', now(), { visible: document.visibilityState === 'visible' }); pump(); });
listen(window, 'online', () => say('connectivity', now(), { online: true }));
listen(window, 'offline', () => say('connectivity', now(), { online: false }));
