// Deliberate deviations of the tracking code, by id; ../mutants.json says what finding each must cause.
// A mutant is a function that changes steps of the tracking object; nothing else in the shop knows of it.
import { attribution } from '/mutants/attribution.js';
import { clicks } from '/mutants/clicks.js';
import { delivery } from '/mutants/delivery.js';
import { exposures } from '/mutants/exposures.js';
import { fields } from '/mutants/fields.js';
import { pageViews } from '/mutants/page-views.js';
import { privacy } from '/mutants/privacy.js';
import { sessions } from '/mutants/sessions.js';

const mutants = { ...pageViews, ...clicks, ...exposures, ...sessions, ...delivery, ...fields, ...privacy, ...attribution };

export const mutate = (tracking, id) => {
  if (!id) return;
  if (!mutants[id]) throw new Error(`mutant ${id} is declared in mutants.json and has no code`);
  mutants[id](tracking);
  console.info(`shop: mutant ${id} is on`);
};
