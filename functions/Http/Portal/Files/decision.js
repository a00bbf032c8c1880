// What the office decides about a version. Which choices there are follows the server's table of states; the server has the last word.

import { newCallName, post } from './api.js';
import { el, field, fill, form, problemBox } from './dom.js';
import { stands } from './explanation.js';

const longest = 2000;

/** @param {(changed: Object) => Promise<void>} onChanged */
export function decisionForm(submission, onChanged) {
  const choices = choicesFor(submission);
  if (choices.length === 0) return null;
  const place = el('div');
  const details = el('div');
  const reason = el('textarea', { rows: '3', maxlength: String(longest), required: true });
  let chosen = null;
  let callName = newCallName();
  const radios = choices.map(choice => {
    const radio = el('input', { type: 'radio', name: 'decision', value: choice.word, on: { change: () => choose(choice) } });
    return el('label', { class: 'choice' }, radio, el('span', {}, el('strong', {}, choice.text), el('small', {}, choice.hint)));
  });
  return el('section', { class: 'decision' },
    el('h2', {}, '办理'),
    form(place, async () => {
      const complaint = !chosen ? ['还没有选择', '请先选择怎样办理。'] : !reason.value.trim() ? ['没有写理由', '请写明理由，它会记入办理经过；退回的理由会发给填报单位。'] : null;
      if (complaint) {
        fill(place, problemBox({ title: complaint[0], detail: complaint[1] }));
        return;
      }

      const boxes = [...details.querySelectorAll('input')];
      const findings = boxes.filter(box => box.checked).map(box => ({ finding: box.value }));
      if (boxes.length > 0 && findings.length === 0) {
        fill(place, problemBox({ title: '没有选中任何一处', detail: '请选中同意的各处。' }));
        return;
      }

      const body = { decision: chosen.word, reason: reason.value.trim(), ...(boxes.length > 0 ? { findings } : {}) };
      const changed = await post(`/api/submissions/${encodeURIComponent(submission.id)}/decision`, body, callName);
      callName = newCallName();
      await onChanged(changed);
    },
    el('fieldset', {}, el('legend', {}, '怎样办理'), radios), details, field('理由', reason, '必填，最多 2000 字，会记入办理经过。'), place,
    el('button', { type: 'submit' }, '确定')));

  function choose(choice) {
    chosen = choice;
    callName = newCallName();
    fill(details, choice.findings && el('fieldset', {}, el('legend', {}, '对哪几处'), choice.findings.map(finding => el('label', { class: 'choice' },
      el('input', { type: 'checkbox', value: finding.fingerprint, checked: true }), el('span', {}, finding.message, el('small', {}, finding.rule))))));
  }
}

function choicesFor(submission) {
  const { state } = submission;
  const standing = (submission.result?.findings || []).filter(finding => stands(submission, finding));
  const errors = standing.filter(finding => finding.severity === 'error');
  const warnings = standing.filter(finding => finding.severity === 'warning');
  const isOpen = ['awaiting-explanation', 'returned'].includes(state);
  const isDecided = isOpen || state === 'accepted';
  return [
    isDecided && errors.length === 0 && state !== 'accepted' && { word: 'confirm', text: '确认通过', hint: '这一版就此通过。' },
    isDecided && { word: 'return', text: '退回', hint: '请填报单位改正后重新报送，理由会发给它。' },
    isOpen && errors.length > 0 && { word: 'override', text: '同意保留错误', hint: '这些错误不再要求改正。', findings: errors },
    isOpen && warnings.length > 0 && { word: 'waive', text: '免予说明', hint: '这些疑问不再要求说明。', findings: warnings },
  ].filter(Boolean);
}
