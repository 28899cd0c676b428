// The frame inside help: part of that page, so its clicks are reported and no page view of its own.
import { askConsent } from '/consent.js';
import { tracking } from '/tracking.js';

askConsent();
tracking.begin({ page: 'help' });
document.querySelector('#faq-useful').onclick = event => tracking.click(event, 'faq_useful', { question: 'delivery' });
