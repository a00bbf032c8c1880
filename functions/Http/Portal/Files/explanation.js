// Explaining warnings, and what was said about each finding.

import { newCallName, post } from './api.js';
import { el, fill, form, newId, problemBox } from './dom.js';
import { findingsView } from './verdict.js';
import { moment } from './words.js';

const longest = 2000;

const waivers = { error: '主管部门同意保留', warning: '主管部门同意免予说明', info: '主管部门已同意' };

/** What the filer and the office said about a finding; null when nobody did. */
export function remarkOn(submission, finding) {
  const said = [
    ...submission.explanations.filter(remark => remark.finding === finding.fingerprint).map(remark => ['已说明', remark]),
    ...submission.waivers.filter(remark => remark.finding === finding.fingerprint).map(remark => [waivers[finding.severity], remark]),
  ];
  return said.length > 0 && said.map(([what, remark]) => el('p', { class: 'remark' },
    el('strong', {}, `${what}：`), remark.text, el('small', {}, `${remark.by}，${moment(remark.at)}`)));
}

/** Whether a finding is neither explained nor let stand. */
export function stands(submission, finding) {
  const isSaid = remarks => remarks.some(remark => remark.finding === finding.fingerprint);
  return !isSaid(submission.waivers) && !(finding.severity === 'warning' && isSaid(submission.explanations));
}

/** The findings, with room to explain each warning that stands. */
export function explanationForm(submission, marked, onChanged) {
  const place = el('div');
  const texts = new Map();
  const list = findingsView(submission.result, finding => {
    const remarks = remarkOn(submission, finding);
    if (finding.severity !== 'warning' || !stands(submission, finding)) return remarks;
    const text = el('textarea', { rows: '3', maxlength: String(longest), id: newId('explanation') });
    texts.set(finding.fingerprint, text);
    return [remarks, el('label', { for: text.id }, '情况属实的，请说明'), text];
  }, marked);
  if (texts.size === 0) return list;
  let callName = newCallName();
  return form(place, async () => {
    const explanations = [...texts].map(([finding, text]) => ({ finding, text: text.value.trim() })).filter(one => one.text);
    if (explanations.length === 0) {
      fill(place, problemBox({ title: '还没有写说明', detail: '请至少说明一处疑问；可以分几次说明。' }));
      [...texts.values()][0].focus();
      return;
    }

    const changed = await post(`/api/submissions/${encodeURIComponent(submission.id)}/explanations`, { explanations }, callName);
    callName = newCallName();
    await onChanged(changed);
  }, list, place, el('p', {}, el('button', { type: 'submit' }, '提交说明')));
}
