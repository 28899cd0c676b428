// An experiment on the detail page, on only where the knob variant is set; the flag comes from the API, late by the knob flagDelay.
import { settings } from '/settings.js';
import { api, html } from '/dom.js';
import { tracking } from '/tracking.js';

const flags = settings.variant ? api('/flags').then(answer => {
  tracking.flags(answer);
  return answer;
}) : null;

/** Shows the variant in the place when the flag is there and the visit still goes on. */
export const experiment = async place => {
  if (!flags) return;
  const { visit } = tracking;
  const { buybox } = await flags;
  if (tracking.visit !== visit) return;
  place.prepend(buybox === 'B'
    ? html`<p id="promise" data-variant="B" class="promise">七天无理由退货 Seven days to return</p>`
    : html`<p id="promise" data-variant="A">支持退货 Returns accepted</p>`);
  tracking.experiment('buybox', buybox);
};
