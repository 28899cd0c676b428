// Help: a document of its own, with a frame, a form, and a guide taller than any screen.
import { askConsent } from '/consent.js';
import { tracking } from '/tracking.js';

askConsent();
tracking.enter({ page: 'help' });
const guide = document.querySelector('#guide');
guide.append(...Array.from({ length: 12 }, (_, step) => Object.assign(document.createElement('p'), { textContent: `第 ${step + 1} 步 Step ${step + 1}` })));
tracking.watch(guide, 'guide_exposure', { guide: guide.dataset.guide });
document.querySelector('#send-feedback').onclick = event => {
  const box = document.querySelector('#feedback');
  tracking.click(event, 'feedback', { text: box.value, length: box.value.length });
  box.value = '';
  document.querySelector('#feedback-status').textContent = '已收到 Received';
};
