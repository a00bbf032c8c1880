// The outbox: who was written to, when, and what came of it.

import { get } from './api.js';
import { el, tag } from './dom.js';
import { pagedTable } from './paged.js';
import { dutyTones, moment, noticeKinds, noticeReaders, stepText } from './words.js';
import { chooser, yearChoice, yearIn } from './years.js';

const noticeStates = [['', '全部'], ['waiting', '待发送'], ['sent', '已发出'], ['failed', '没有发出'], ['withdrawn', '已取消'], ['undeliverable', '没有可用的联系方式']];

const tones = { waiting: 'busy', sent: 'good', failed: 'bad', withdrawn: 'plain', undeliverable: 'warn' };

export async function noticesView({ query, signal }) {
  const year = yearIn(query);
  const state = noticeStates.some(([word]) => word === query.get('state')) ? query.get('state') : '';
  const [view, unreachable] = await Promise.all([
    get(`/api/notices?year=${year}${state ? `&state=${state}` : ''}`, signal), get(`/api/years/${year}/unreachable`, signal),
  ]);
  const all = view.total;
  const options = noticeStates.map(([word, text]) => [word, `${text}（${word ? view.counts[word] : all}）`]);
  const list = pagedTable('提醒记录', ['通知', '发给', '时间', '结果'], cellsOf);
  list.show(view.notices);
  return [
    el('h1', {}, `${year} 年度提醒记录`),
    yearChoice(year, chosen => `/notices?year=${chosen}`),
    unreachableView(unreachable.agencies),
    chooser('结果', options, state, chosen => `/notices?year=${year}${chosen ? `&state=${chosen}` : ''}`),
    view.notices.length < (state ? view.counts[state] : all) && el('p', { class: 'hint' }, `只列最新的 ${view.notices.length} 个。`),
    list.element,
  ];
}

/** Somebody must call these, or mend the roster. */
function unreachableView(agencies) {
  if (agencies.length === 0) return null;
  const list = pagedTable('通知送不到的单位', ['单位', '状态', '联系人', '原因'], one => [
    [el('a', { href: `#/agencies/${encodeURIComponent(one.agency)}` }, one.name), el('small', {}, one.agency)], tag(one.stateText, dutyTones[one.state]),
    [one.contacts.name || '名录中没有', one.contacts.phone && el('small', {}, one.contacts.phone)], one.reasonText,
  ]);
  list.show(agencies);
  return el('div', { class: 'box warn' },
    el('p', {}, `有 ${agencies.length} 个单位收不到通知，请打电话提醒，并在单位名录中补上电子邮箱。`),
    el('details', {}, el('summary', {}, '看是哪些单位'), list.element));
}

function cellsOf(notice) {
  return [
    [noticeKinds[notice.kind] || notice.kind, notice.step && `，${stepText(notice.step)}`, el('small', {}, notice.about)],
    [notice.toName || notice.to || '工作群', el('small', {}, noticeReaders[notice.reader])],
    moment(notice.lastAt || notice.notBefore),
    [tag(notice.stateText, tones[notice.state]), notice.outcome && el('small', {}, notice.outcome), notice.attempts > 1 && el('small', {}, `发送过 ${notice.attempts} 次`)],
  ];
}
