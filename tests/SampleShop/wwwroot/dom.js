// Small helpers to build pages.

/** Makes an element from HTML text; ${…} values are escaped, arrays of elements are not allowed here: append them. */
export const html = (parts, ...values) => {
  const template = document.createElement('template');
  template.innerHTML = String.raw({ raw: parts }, ...values.map(escape)).trim();
  return template.content.firstElementChild;
};

const escape = value => String(value ?? '').replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);

/** 1299 fen → ¥12.99 */
export const yuan = fen => `¥${(fen / 100).toFixed(2)}`;

export const picture = ({ hue, shape }) => html`<div class="picture" style="--hue:${hue}"><i class="shape ${shape}"></i></div>`;

export const api = async (path, options) => {
  const answer = await fetch(`/api${path}`, options);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
};

export const post = (path, body) =>
  api(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
