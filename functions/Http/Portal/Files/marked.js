// The report as it was read, with its findings marked. It is a page of its own that may run nothing: what a filer sent stays hers.

import { el } from './dom.js';

/** The address and the frame; null where there is none. */
export async function markedReport(submission, signal) {
  const url = `/api/submissions/${encodeURIComponent(submission.id)}/report`;
  const answer = await fetch(url, { signal, credentials: 'same-origin' }).catch(() => null);
  if (!answer || !answer.ok) return null;
  const element = el('section', { class: 'marked' },
    el('h2', {}, '报告内容'),
    el('p', { class: 'hint' }, '这是系统读到的内容，有问题的地方已经标出；版式与原文件不同。'),
    el('iframe', { src: url, name: 'report', sandbox: true, title: '读到的报告' }));
  // The link has the frame go to the mark; the page goes to the frame.
  document.addEventListener('click', event => { if (event.target.closest('a.mark')) element.scrollIntoView(); }, { signal });
  return { url, element };
}
