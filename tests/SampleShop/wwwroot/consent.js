// Consent to tracking: implied unless the knob consent says ask; the answer is kept in the cookie of the knob.
import { settings } from '/settings.js';
import { tracking } from '/tracking.js';

const say = state => {
  document.documentElement.dataset.consent = state;
  const banner = document.querySelector('#consent');
  if (banner) banner.hidden = state !== 'ask';
  tracking.consent(state);
};

const answer = state => {
  document.cookie = `consent=${state};path=/;samesite=lax`;
  say(state);
};

export const askConsent = () => {
  const accept = document.querySelector('#consent-accept');
  if (accept) {
    accept.onclick = () => answer('accepted');
    document.querySelector('#consent-reject').onclick = () => answer('rejected');
  }
  say(settings.consent ?? 'implied');
};
