// One version of a report: where it stands, what is wrong with it, and what can be done about it.

import { download, get } from './api.js';
import { decisionForm } from './decision.js';
import { action, el, facts, fill, say, tag } from './dom.js';
import { explanationForm, remarkOn } from './explanation.js';
import { filingForm } from './filing.js';
import { revisionsView } from './history.js';
import { markedReport } from './marked.js';
import { mayDecide, mayFile } from './roles.js';
import { findingsView, loadLabels, recognised } from './verdict.js';
import { moment, scopeText, sizeText, states, whoText } from './words.js';

const firstWait = 400;
const longestWait = 15_000;

export async function submissionView({ session, params, signal }) {
  const url = `/api/submissions/${encodeURIComponent(params[0])}`;
  const body = el('div');
  const [submission] = await Promise.all([get(url, signal), loadLabels()]);
  await show(submission);
  if (isMoving(submission)) watch();
  announce(submission);
  return [heading(submission), body];

  async function show(current) {
    const filing = await filingOf(current, signal);
    fill(body, submissionBody(session, current, filing, signal, async changed => {
      await show(changed);
      announce(changed);
      body.querySelector('.verdict').focus();
    }));
  }

  /** Asks again, less and less often, until there is a result; a line that breaks in between does no harm. */
  async function watch() {
    for (let wait = firstWait; !signal.aborted; wait = Math.min(wait * 1.6, longestWait)) {
      await new Promise(resolve => { setTimeout(resolve, wait); });
      try {
        const current = await get(url, signal);
        if (!isMoving(current)) {
          await show(current);
          announce(current);
          body.querySelector('.verdict').focus();
          return;
        }
      } catch (problem) {
        if (signal.aborted) return;
        if (!problem.isProblem) throw problem;
        if (!problem.mayPass) return;
      }
    }
  }
}

const announce = submission => say(`${states[submission.state][0]}。${submission.nextStep}`);

const isMoving = submission => ['received', 'failed'].includes(submission.state);

async function filingOf(submission, signal) {
  const history = await get(`/api/agencies/${encodeURIComponent(submission.agency)}/submissions`, signal);
  return history.filings.find(filing => filing.year === submission.year && filing.scope === submission.scope);
}

function heading(submission) {
  return [
    el('p', { class: 'back' }, el('a', { href: `#/agencies/${encodeURIComponent(submission.agency)}?year=${submission.year}` }, `← ${submission.agencyName || submission.agency}`)),
    el('h1', {}, `${submission.year} 年度报告，第 ${submission.revision} 版`),
    el('p', { class: 'hint' }, `${submission.agencyName || submission.agency}，${scopeText(submission.scope)}`),
  ];
}

function submissionBody(session, submission, filing, signal, onChanged) {
  const isLatest = filing.revisions[0].id === submission.id;
  const explains = mayFile(session) && isLatest && ['awaiting-explanation', 'returned'].includes(submission.state) && !submission.returnedBecause;
  const marked = submission.result && submission.state !== 'unreadable' ? submission.links.report : null;
  const refile = mayFile(session) && isLatest && ['returned', 'unreadable', 'awaiting-explanation'].includes(submission.state);
  return [
    verdictBox(submission),
    !isLatest && el('p', { class: 'box' }, '这不是最新的一版。', el('a', { href: `#/submissions/${encodeURIComponent(filing.revisions[0].id)}` }, `看最新的第 ${filing.revisions[0].revision} 版`)),
    downloads(submission),
    submission.result && [
      el('h2', {}, '发现的问题'),
      explains ? explanationForm(submission, marked, onChanged) : findingsView(submission.result, finding => remarkOn(submission, finding), marked),
    ],
    besideView(submission),
    refile && el('section', { class: 'act' }, el('h2', {}, '改正后重新报送'), filingForm(
      { agency: submission.agency, year: submission.year, scope: submission.scope, mayChooseScope: false },
      taken => { location.hash = `#/submissions/${encodeURIComponent(taken.id)}`; })),
    isLatest && mayDecide(session) && decisionForm(submission, onChanged),
    marked && markedReport(submission, signal),
    submission.result && [el('h2', {}, '读到的报告'), recognised(submission.result)],
    el('h2', {}, '各版'), revisionsView(filing, submission.id),
    el('h2', {}, '办理经过'), actsView(submission.history),
  ];
}

function verdictBox(submission) {
  const [word, tone] = states[submission.state];
  const isBusy = submission.state === 'received';
  return el('div', { class: `box verdict ${tone}`, tabindex: '-1', 'aria-busy': isBusy && 'true' },
    el('h2', {}, isBusy && el('span', { class: 'spinner', 'aria-hidden': 'true' }), word),
    el('p', { class: 'next' }, submission.nextStep),
    submission.returnedBecause && el('p', {}, `退回的理由：${submission.returnedBecause.text}（${submission.returnedBecause.by}，${moment(submission.returnedBecause.at)}）`),
    submission.acceptedAt && el('p', {}, `通过时间：${moment(submission.acceptedAt)}`));
}

function downloads(submission) {
  const { file, links } = submission;
  const place = el('div');
  return el('section', {},
    facts([
      ['文件', `${file.name}，${sizeText(file.size)}`], ['报送', `${moment(submission.receivedAt)}，${submission.receivedBy}`], ['编号', submission.id],
      ['对照', submission.result?.comparedWith && el('a', { href: `#/submissions/${encodeURIComponent(submission.result.comparedWith)}` }, `已通过的 ${submission.result.comparedWith.slice(0, 4)} 年度报告`)],
    ]),
    el('div', { class: 'row' },
      action('下载回执', place, () => download(links.receipt, `回执-${submission.id}.json`)),
      action('下载原文件', place, () => download(links.original)),
      el('button', { type: 'button', class: 'second', on: { click: () => window.print() } }, '打印')),
    place);
}

/** A newer check under other rules changes nothing by itself; it is shown beside the result that holds. */
function besideView({ beside }) {
  const list = (title, findings) => findings.length > 0 && [el('h3', {}, title), el('ul', {}, findings.map(finding => el('li', {}, tag(finding.rule), ' ', finding.message)))];
  return beside && el('section', { class: 'box' },
    el('h2', {}, '按现行规则和名录重新核对'),
    el('p', {}, `${moment(beside.checkedAt)}重新核对过，上面的结果不变，除非主管部门另作决定。`),
    beside.came.length + beside.went.length === 0 && el('p', {}, '与原来的结果没有不同。'),
    list('多出的问题', beside.came), list('不再有的问题', beside.went));
}

/** Who did what when. */
export function actsView(acts) {
  return el('ol', { class: 'acts' }, acts.map(act => el('li', {},
    el('time', { datetime: act.at }, moment(act.at)), ` ${act.text}`, el('small', {}, whoText(act.by)), act.why && el('p', {}, act.why))));
}
