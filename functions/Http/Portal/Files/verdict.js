// What a check found, in the order of what must be done.

import { get } from './api.js';
import { el, facts, tag } from './dom.js';
import { placeText, severities } from './words.js';

const order = ['error', 'warning', 'info'];
let forms = {};

/** Loads what officers call the forms and their figures. Without it keys are shown in their place. */
export async function loadLabels() {
  if (Object.keys(forms).length === 0) {
    forms = await get(new URL('labels.json', import.meta.url).pathname).catch(() => ({}));
  }
}

/** What officers call a figure of a form; of any form, where none is named. */
export function labelOf(form, key) {
  return forms[form]?.figures[key] || Object.values(forms).map(one => one.figures[key]).find(label => label) || key;
}

const verdicts = {
  accepted: ['good', '通过', () => '没有要改正或说明的。'],
  'awaiting-explanation': ['warn', '有疑问', report => `有 ${count(report, 'warning')} 处疑问。报送以后请逐条说明；确有错误的，请先改正。`],
  returned: ['bad', '有错误', report => `有 ${count(report, 'error')} 处错误，请在原文件中改正。`],
  unreadable: ['bad', '无法识别', () => '这个文件打不开或看不懂，请按下面的说明换一个文件。'],
};

/** The result of a check that was not filed. */
export function checkedReportView(report) {
  const [tone, word, sentence] = verdicts[report.verdict];
  return [
    el('div', { class: `box ${tone}` }, el('h2', {}, `核对结果：${word}`), el('p', {}, sentence(report), ' 这次只是核对，没有保存，也没有报送。')),
    recognised(report),
    findingsView(report),
  ];
}

/** What the report was taken for. */
export function recognised(report) {
  const { pass, fail, notEvaluated, notApplicable } = report.rules;
  return facts([
    ['标题', report.title], ['单位', report.agency || '没有找到'], ['年度', report.year || '没有找到'], ['表式', forms[report.form]?.name || report.form || '没有认出'],
    ['核对', `${pass + fail} 项：相符 ${pass}，不符 ${fail}；无法核对 ${notEvaluated}，不适用 ${notApplicable}`],
  ]);
}

/**
 * All findings, errors first.
 * @param {Object} report
 * @param {(finding: Object) => any} more what is added to a finding's card.
 * @param {?string} marked the address of the report with its findings marked; null when there is none.
 */
export function findingsView(report, more = () => null, marked = null) {
  if (report.findings.length === 0) return el('p', {}, '没有发现问题。');
  return order.map(severity => {
    const found = report.findings.filter(finding => finding.severity === severity);
    const { heading } = severities[severity];
    return found.length > 0 && el('section', {},
      el('h3', {}, `${heading}（${found.length}）`),
      el('ol', { class: 'findings' }, found.map(finding => findingCard(report, finding, more(finding), marked))));
  });
}

function findingCard(report, finding, more, marked) {
  const { word, tone } = severities[finding.severity];
  return el('li', { class: `finding ${tone}` },
    el('p', { class: 'message' }, tag(word, tone), ' ', finding.message),
    facts([
      ['位置', [placeText(finding.place), marked && [' ', markLink(finding, marked)]]],
      ['原文', finding.quote && el('q', {}, finding.quote)],
      ['处理', finding.advice],
      ['规则', finding.rule],
    ]),
    valuesOf(report, finding), more);
}

function markLink(finding, marked) {
  return el('a', { href: `${marked}#finding-${encodeURIComponent(finding.fingerprint)}`, target: 'report', class: 'mark' }, '在报告中查看');
}

/** The figures a finding speaks of, as they were read. */
function valuesOf(report, finding) {
  const known = finding.keys.filter(key => report.figures[key]);
  return known.length > 0 && el('details', { open: known.length <= 4 },
    el('summary', {}, `涉及的数字（${known.length} 个）`),
    el('table', { class: 'values' },
      el('caption', { class: 'unseen' }, '涉及的数字'),
      el('thead', {}, el('tr', {}, ['指标', '读到', '位置'].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, known.map(key => {
        const figure = report.figures[key];
        return el('tr', {}, el('th', { scope: 'row' }, labelOf(report.form, key)), el('td', {}, readText(figure)), el('td', {}, placeText(figure.place)));
      }))));
}

function readText(figure) {
  if (figure.state === 'number') return `${figure.raw}${figure.unit ? ` ${figure.unit}` : ''}`;
  if (figure.state === 'unparsed') return `“${figure.raw}”，没有读成数字`;
  return figure.state === 'na' ? `“${figure.raw}”，不适用` : figure.raw === null ? '没有这一格' : '空白';
}

const count = (report, severity) => report.findings.filter(finding => finding.severity === severity).length;
