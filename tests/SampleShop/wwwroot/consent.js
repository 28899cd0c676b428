// Consent to tracking: implied unless the knob consent says otherwise; the answer is kept in the cookie of the knob.
import { settings } from '/settings.js';
import { tracking } from '/tracking.js';

const banner = document.querySelector('#consent');

const say = state => {
  document.documentElement.dataset.consent = state;
  if (banner) banner.hidden = state !== 'ask';
  tracking.consent(state);
};

const answer = state => {
  document.cookie = `consent=${state};path=/;samesite=lax`;
  say(state);
};

export const askConsent = () => {
  if (banner) {
    document.querySelector('#consent-accept').onclick = () => answer('accepted');
    document.querySelector('#consent-reject').onclick = () => answer('rejected');
    const open = document.querySelector('#consent-open');
    open.hidden = !settings.consent;
    open.onclick = () => { banner.hidden = false; };
  }
  say(settings.consent ?? 'implied');
};
