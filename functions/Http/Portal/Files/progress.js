// Who has filed and who has not: counts, and the list that belongs to each. The server counts and searches; a page of the list is asked for.

import { download, get } from './api.js';
import { action, el, field, fill, problemBox, say, table, tag } from './dom.js';
import { pager, pageSize } from './paged.js';
import { day, dutyTones, moment } from './words.js';
import { yearChoice, yearIn } from './years.js';

const typingPause = 250;

const parts = [
  ['', '应报', 'duties', ''], ['missing', '未报送', 'missing', ''], ['returned', '已退回', 'returned', 'bad'], ['awaiting', '待说明', 'awaiting', 'warn'],
  ['checking', '核对中', 'checking', 'busy'], ['accepted', '已接收', 'accepted', 'good'], ['late', '逾期', 'late', 'bad'],
];

export async function progressView({ query, signal }) {
  const year = yearIn(query);
  const url = `/api/years/${year}/progress`;
  const asked = { only: query.get('only') || '', q: query.get('q') || '', page: Math.max(0, Number(query.get('page')) - 1 || 0) };
  const search = el('input', { type: 'search', value: asked.q, autocomplete: 'off' });
  const counts = el('div', { class: 'counts', role: 'group', 'aria-label': '按状态查看' });
  const advice = el('div');
  const overview = el('div');
  const place = el('div');
  const list = el('div');
  let asking = 0;
  let pause = 0;
  search.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => ask({ q: search.value.trim(), page: 0 }), typingPause);
  });
  show(await read());
  return [
    el('h1', {}, `${year} 年度报送进度`),
    yearChoice(year, chosen => `/?year=${chosen}`),
    advice, counts,
    el('div', { class: 'row' }, field('按单位名称或代码查找', search), action('重新读取', place, async () => { await ask({}); say('已重新读取'); })),
    place, list,
    el('h2', {}, '通报'),
    el('p', {}, '未报送、逾期和还没有接收的名单，可以直接印发。'),
    circulars(url),
    el('h2', {}, '按地区和类别'), overview,
  ];

  function read() {
    const wanted = new URLSearchParams({ skip: asked.page * pageSize, limit: pageSize });
    if (asked.only) wanted.set('only', asked.only);
    if (asked.q) wanted.set('q', asked.q);
    return get(`${url}?${wanted}`, signal);
  }

  /** Asks for another part of the list. An answer that comes after that to a later question is dropped. */
  async function ask(changed) {
    Object.assign(asked, changed);
    asking += 1;
    const mine = asking;
    list.setAttribute('aria-busy', 'true');
    try {
      const progress = await read();
      if (mine === asking) {
        fill(place);
        show(progress);
      }
    } catch (problem) {
      if (!problem.isProblem) throw problem;
      if (mine === asking && problem.type !== 'session-ended') fill(place, problemBox(problem));
    } finally {
      if (mine === asking) list.removeAttribute('aria-busy');
    }
  }

  function show(progress) {
    const isEmpty = progress.listed === 0;
    fill(advice, progress.advice.length > 0 && el('div', { class: 'box warn' }, progress.advice.map(text => el('p', {}, text))));
    fill(counts, parts.map(([word, text, counted, tone]) => countButton(word, text, progress.total[counted], tone)),
      countButton('unreachable', '没有邮箱', progress.unreachable, 'warn'));
    fill(list,
      el('p', { class: 'hint', role: 'status' }, `共 ${progress.listed} 个单位`),
      isEmpty ? el('p', { class: 'empty' }, '没有符合条件的。') : table('报送情况', ['单位', '状态', '期限', '报送时间', '联系人', '下次提醒'], progress.duties.map(cellsOf)),
      pager('报送情况', progress.listed, asked.page, async page => {
        await ask({ page });
        list.scrollIntoView();
      }));
    fill(overview, countsTable('按地区', '地区', progress.regions), countsTable('按类别', '类别', progress.kinds));
    remember();
  }

  function countButton(word, text, count, tone) {
    return el('button', {
      type: 'button', class: `count ${tone}`, 'aria-pressed': asked.only === word ? 'true' : 'false', 'data-part': word,
      on: {
        async click() {
          await ask({ only: word, page: 0 });
          counts.querySelector(`[data-part="${word}"]`).focus();
        },
      },
    }, el('strong', {}, String(count)), ` ${text}`);
  }

  /** Whoever comes back to the address finds the same list. */
  function remember() {
    const kept = new URLSearchParams({ year });
    if (asked.only) kept.set('only', asked.only);
    if (asked.q) kept.set('q', asked.q);
    if (asked.page > 0) kept.set('page', asked.page + 1);
    if (!signal.aborted) history.replaceState(null, '', `#/?${kept}`);
  }
}

function circulars(url) {
  const place = el('div');
  return [el('div', { class: 'row' },
    action('下载通报（Word）', place, () => download(`${url}/notice.docx`)), action('下载通报（Excel）', place, () => download(`${url}/notice.xlsx`))), place];
}

function countsTable(title, first, counted) {
  return counted.length > 0 && el('details', {}, el('summary', {}, title), table(title,
    [first, '应报', '已报', '已接收', '已退回', '待说明', '核对中', '未报', '逾期'],
    counted.map(({ name, counts }) => [name, counts.duties, counts.filed, counts.accepted, counts.returned, counts.awaiting, counts.checking, counts.missing, counts.late].map(String))));
}

function cellsOf(duty) {
  const { contacts } = duty;
  return [
    [el('a', { href: `#/agencies/${encodeURIComponent(duty.agency)}` }, duty.name), el('small', {}, duty.agency)],
    [tag(duty.stateText, dutyTones[duty.state]), duty.isLate && [' ', tag('逾期', 'bad')], duty.isZero && [' ', tag('零报告')],
      duty.submission && el('small', {}, el('a', { href: `#/submissions/${encodeURIComponent(duty.submission)}` }, '查看报告'))],
    duty.deadline ? day(duty.deadline) : '没有规定',
    moment(duty.receivedAt) || '—',
    [contacts.name || '名录中没有', contacts.phone && el('small', {}, contacts.phone)],
    duty.nextReminder ? duty.nextReminder.text : el('span', { class: 'hint' }, duty.noReminder?.text || '—'),
  ];
}
