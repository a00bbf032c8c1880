// An agency's own page: what is due and when, filing it, what was filed, when it is reminded and whom it turns to.

import { get, now } from './api.js';
import { el, facts, fill, table, tag } from './dom.js';
import { filingForm } from './filing.js';
import { historyView } from './history.js';
import { mayDecide, mayFile, mayOversee } from './roles.js';
import { loadLabels } from './verdict.js';
import { day, daysBetween, dutyTones, isoDay, moment, scopeText, stepText } from './words.js';
import { yearChoice } from './years.js';

export async function agencyView({ session, params, query, signal }) {
  const agency = params[0] || session.agency;
  const asked = query.get('year');
  const url = `/api/agencies/${encodeURIComponent(agency)}`;
  const [schedule, history] = await Promise.all([
    get(`${url}/schedule${asked ? `?year=${encodeURIComponent(asked)}` : ''}`, signal), get(`${url}/submissions`, signal), loadLabels(),
  ]);
  const { year } = schedule;
  const isOwn = agency === session.agency;
  return [
    el('h1', {}, schedule.name),
    el('p', { class: 'hint' }, `统一社会信用代码 ${agency}`),
    yearChoice(year, chosen => `/agencies/${encodeURIComponent(agency)}?year=${chosen}`),
    dueView(schedule),
    mayDecide(session) && el('p', {}, el('a', { href: `#/deadlines?year=${year}&agency=${encodeURIComponent(agency)}` }, '给这个单位延期')),
    mayFile(session) && filingView(session, schedule, history),
    el('h2', {}, '报送记录'),
    historyView(history),
    answersForView(history),
    remindersView(schedule),
    contactsView(schedule, isOwn),
    mayOversee(session) && history.filings.length > 0 && el('p', {}, '办理记录：', history.filings.map(filing => [' ', el('a', {
      href: `#/audit/${encodeURIComponent(`${filing.year}-${agency}-${filing.scope}`)}`,
    }, `${filing.year} 年度${scopeText(filing.scope)}`)])),
  ];
}

function dueView(schedule) {
  const { deadline, year } = schedule;
  const left = deadline && daysBetween(isoDay(now()), deadline);
  const isDone = schedule.state === 'accepted';
  return el('section', { class: `box ${isDone ? 'good' : deadline && left < 0 ? 'bad' : left !== null && left <= 7 ? 'warn' : ''}` },
    el('h2', {}, `${year} 年度报告`, ' ', tag(schedule.stateText, dutyTones[schedule.state])),
    deadline
      ? el('p', { class: 'due' }, '截止 ', el('strong', {}, day(deadline)), '，当天仍算按时', isDone ? '。已完成。' : left < 0 ? `。已逾期 ${-left} 天。` : left === 0 ? '。今天截止。' : `。还有 ${left} 天。`)
      : el('p', { class: 'due' }, '没有规定期限。'),
    facts([['依据', schedule.deadlineText], ['文件或理由', schedule.deadlineWhy]]));
}

function filingView(session, schedule, history) {
  const place = el('div');
  const taken = answer => { location.hash = `#/submissions/${encodeURIComponent(answer.id)}`; };
  const head = history.filings.find(filing => filing.year === schedule.year && filing.scope === schedule.scope);
  fill(place, filingForm({ agency: schedule.agency, year: schedule.year, scope: schedule.scope, mayChooseScope: schedule.scope === 'area' }, taken));
  return el('section', { class: 'act' },
    el('h2', {}, head ? `再次报送 ${schedule.year} 年度报告` : `报送 ${schedule.year} 年度报告`),
    session.agency !== schedule.agency && el('p', { class: 'hint' }, `代 ${schedule.name} 报送。`),
    head && el('p', { class: 'hint' }, '再次报送会登记为新的一版，以前的各版都留着；新的一版通过以前，已通过的一版继续有效。'),
    place);
}

function answersForView(history) {
  return history.answersFor.length > 0 && [
    el('h2', {}, '由本单位负责的原单位'),
    el('p', { class: 'hint' }, '这些单位已经撤并，以前年度的报告由本单位负责。'),
    el('ul', {}, history.answersFor.map(before => el('li', {},
      el('a', { href: `#/agencies/${encodeURIComponent(before.agency)}` }, before.name), before.endedOn && `（至 ${day(before.endedOn)}）`))),
  ];
}

function remindersView(schedule) {
  return [
    el('h2', {}, '什么时候提醒'),
    el('p', {}, schedule.why),
    schedule.steps.length > 0 && el('details', {},
      el('summary', {}, `${schedule.year} 年度的提醒安排（${schedule.steps.length} 次）`),
      table('提醒安排', ['哪一次', '时间', '提醒谁', '结果'], schedule.steps.map(step => [
        stepText(step.step), moment(step.at), step.readerText,
        step.state ? [step.stateText, step.outcome && el('small', {}, step.outcome)] : schedule.state === 'accepted' ? '不再提醒' : new Date(step.at) > now() ? '还没到时间' : '没有记录',
      ]))),
  ];
}

function contactsView({ contacts, above }, isOwn) {
  const mails = list => list.join('、');
  return [
    el('h2', {}, '联系人'),
    el('p', { class: 'hint' }, isOwn ? '提醒和结果发到下面的邮箱；不对的，请主管部门在单位名录中改正。' : '取自单位名录。'),
    facts([
      ['填报人', contacts.name || '名录中没有'], ['电话', contacts.phone],
      ['电子邮箱', mails(contacts.emails) || '名录中没有，收不到邮件提醒'],
      ['负责人', contacts.headName], ['负责人邮箱', mails(contacts.headEmails)],
      ['上一级', above && [above.name, above.contact && `，${above.contact}`, above.phone && `，${above.phone}`]],
    ]),
  ];
}
