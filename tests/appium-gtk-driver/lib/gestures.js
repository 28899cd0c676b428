import { errors } from 'appium/driver.js';

const STEP = 16; // ms between two places of a moving finger, as a screen has it
const BUTTONS = ['1', '2', '3'];
const KEYS = {
  '\uE003': 'BackSpace', '\uE004': 'Tab', '\uE006': 'Return', '\uE007': 'Return', '\uE008': 'shift', '\uE009': 'ctrl', '\uE00A': 'alt', '\uE00C': 'Escape', '\uE00D': 'space',
  '\uE00E': 'Prior', '\uE00F': 'Next', '\uE010': 'End', '\uE011': 'Home', '\uE012': 'Left', '\uE013': 'Up', '\uE014': 'Right', '\uE015': 'Down', '\uE017': 'Delete',
};

/** The chain of xdotool's commands for W3C actions, and how long it takes in ms. where(id): the middle of an element. */
export async function chainOf(sequences, where) {
  const pointers = sequences.filter(s => s.type === 'pointer');
  if (pointers.length > 1) throw new errors.NotImplementedError('there is one pointer on a desktop: gestures of several fingers cannot be made');
  const chain = [];
  let milliseconds = 0, at = null;
  const wait = ms => {
    if (ms > 0) chain.push('sleep', (ms / 1000).toFixed(3));
    milliseconds += ms;
  };
  const move = async ({ x = 0, y = 0, duration = 0, origin = 'viewport' }) => {
    const base = origin === 'viewport' ? { x: 0, y: 0 } : origin === 'pointer' ? at ?? { x: 0, y: 0 } : await where(origin);
    const to = { x: Math.round(base.x + x), y: Math.round(base.y + y) };
    const steps = at && duration ? Math.max(1, Math.round(duration / STEP)) : 1;
    for (let i = 1; i <= steps; i++) {
      const part = i / steps, from = at ?? to;
      if (steps > 1) wait(duration / steps);
      chain.push('mousemove', `${Math.round(from.x + (to.x - from.x) * part)}`, `${Math.round(from.y + (to.y - from.y) * part)}`);
    }
    if (steps === 1) wait(duration);
    at = to;
  };
  const ticks = Math.max(0, ...sequences.map(s => s.actions.length));
  for (let tick = 0; tick < ticks; tick++) {
    for (const { type, actions } of sequences) {
      const action = actions[tick];
      if (!action) continue;
      if (action.type === 'pause') wait(type === 'pointer' || pointers.length === 0 ? action.duration ?? 0 : 0);
      else if (action.type === 'pointerMove') await move(action);
      else if (action.type === 'pointerDown') chain.push('mousedown', BUTTONS[action.button ?? 0] ?? '1');
      else if (action.type === 'pointerUp') chain.push('mouseup', BUTTONS[action.button ?? 0] ?? '1');
      else if (action.type === 'keyDown') chain.push('keydown', keyOf(action.value));
      else if (action.type === 'keyUp') chain.push('keyup', keyOf(action.value));
      else if (action.type === 'scroll') {
        await move({ ...action, duration: 0 });
        const clicks = Math.max(1, Math.round(Math.abs(action.deltaY ?? 0) / 53));
        chain.push('click', '--repeat', `${clicks}`, '--delay', '10', (action.deltaY ?? 0) > 0 ? '5' : '4');
      } else if (action.type !== 'pointerCancel') throw new errors.InvalidArgumentError(`the action ${action.type} cannot be made`);
    }
  }
  return { chain, milliseconds };
}

function keyOf(value) {
  if (KEYS[value]) return KEYS[value];
  return /^[a-z0-9]$/i.test(value) ? value : `U${value.codePointAt(0).toString(16).padStart(4, '0')}`;
}

/** The chain that types a text: keys of the protocol as keys, the rest as text. */
export function typed(text) {
  const chain = [];
  for (const part of text.split(/([\uE000-\uF8FF])/)) {
    if (part === '') continue;
    if (/^[\uE000-\uF8FF]$/.test(part)) chain.push('key', KEYS[part] ?? 'VoidSymbol');
    else chain.push('type', '--delay', '2', '--', part, );
  }
  return chain;
}
