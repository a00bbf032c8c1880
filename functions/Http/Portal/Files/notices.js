// The outbox: who was written to, when, and what came of it.

import { get } from './api.js';
import { el, tag } from './dom.js';
import { namesOf } from './duties.js';
import { pagedTable } from './paged.js';
import { moment, noticeKinds, noticeReaders, stepText } from './words.js';
import { chooser, yearChoice, yearIn } from './years.js';

const noticeStates = [['', '全部'], ['waiting', '待发送'], ['sent', '已发出'], ['failed', '没有发出'], ['withdrawn', '已取消'], ['undeliverable', '没有可用的联系方式']];

const tones = { waiting: 'busy', sent: 'good', failed: 'bad', withdrawn: 'plain', undeliverable: 'warn' };

export async function noticesView({ query, signal }) {
  const year = yearIn(query);
  const state = noticeStates.some(([word]) => word === query.get('state')) ? query.get('state') : '';
  const [view, nameOf] = await Promise.all([
    get(`/api/notices?year=${year}${state ? `&state=${state}` : ''}`, signal), namesOf(year, signal),
  ]);
  const all = view.total;
  const options = noticeStates.map(([word, text]) => [word, `${text}（${word ? view.counts[word] : all}）`]);
  const list = pagedTable('提醒记录', ['通知', '发给', '时间', '结果'], notice => cellsOf(notice, nameOf));
  list.show(view.notices);
  return [
    el('h1', {}, `${year} 年度提醒记录`),
    yearChoice(year, chosen => `/notices?year=${chosen}`),
    view.counts.undeliverable > 0 && state !== 'undeliverable' && el('p', { class: 'box warn' },
      `有 ${view.counts.undeliverable} 个通知没有可用的联系方式。`, el('a', { href: `#/notices?year=${year}&state=undeliverable` }, '看是哪些单位'), '，请在单位名录中补上电子邮箱。'),
    chooser('结果', options, state, chosen => `/notices?year=${year}${chosen ? `&state=${chosen}` : ''}`),
    view.notices.length < (state ? view.counts[state] : all) && el('p', { class: 'hint' }, `只列最新的 ${view.notices.length} 个。`),
    list.element,
  ];
}

function cellsOf(notice, nameOf) {
  const about = notice.filings.length === 1 ? nameOf(notice.filings[0].split('-')[1]) : `${notice.filings.length} 个单位`;
  return [
    [noticeKinds[notice.kind], notice.step && `，${stepText(notice.step)}`, el('small', {}, about)],
    [notice.to ? nameOf(notice.to) : '工作群', el('small', {}, noticeReaders[notice.reader])],
    moment(notice.lastAt || notice.notBefore),
    [tag(notice.stateText, tones[notice.state]), notice.outcome && el('small', {}, notice.outcome), notice.attempts > 1 && el('small', {}, `发送过 ${notice.attempts} 次`)],
  ];
}
