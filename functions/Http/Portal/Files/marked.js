// The report as it was read, with its findings marked. It is a page of its own that may run nothing: what a filer sent stays hers.

import { el } from './dom.js';

/** The frame. Links to a finding have it go to the mark; the page then goes to the frame. */
export function markedReport(submission, signal) {
  const element = el('section', { class: 'marked' },
    el('h2', {}, '报告内容'),
    el('p', { class: 'hint' }, '这是系统读到的内容，有问题的地方已经标出；版式与原文件不同。'),
    el('iframe', { src: submission.links.report, name: 'report', sandbox: true, title: '读到的报告' }));
  document.addEventListener('click', event => { if (event.target.closest('a.mark')) element.scrollIntoView(); }, { signal });
  return element;
}
