// Who has filed and who has not: counts, and the list that belongs to each.

import { action, el, field, fill, say, tag } from './dom.js';
import { dutiesOf } from './duties.js';
import { pagedTable } from './paged.js';
import { day, dutyTones, dutyWords, moment } from './words.js';
import { yearChoice, yearIn } from './years.js';

const typingPause = 200;

export async function progressView({ query, signal }) {
  const year = yearIn(query);
  let progress = await dutiesOf(year, signal);
  let state = query.get('state') || '';
  const search = el('input', { type: 'search', value: query.get('q') || '', autocomplete: 'off' });
  const counts = el('div', { class: 'counts', role: 'group', 'aria-label': '按状态查看' });
  const found = el('p', { class: 'hint', role: 'status' });
  const place = el('div');
  const list = pagedTable('报送情况', columnsOf(progress), duty => cellsOf(duty, columnsOf(progress)), remember);
  let pause = 0;
  search.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => refresh(0), typingPause);
  });
  refresh(Number(query.get('page')) - 1 || 0);
  return [
    el('h1', {}, `${year} 年度报送进度`),
    yearChoice(year, chosen => `/?year=${chosen}`),
    counts,
    el('div', { class: 'row' }, field('按单位名称或代码查找', search),
      action('重新读取', place, async () => {
        progress = await dutiesOf(year, signal, true);
        refresh(list.page);
        say('已重新读取');
      })),
    place, found, list.element,
  ];

  function refresh(page) {
    fill(counts, countButton('', '全部', progress.duties.length), dutyWords.map(([word, text]) => countButton(word, text, progress.counts[word])),
      countButton('late', '逾期', progress.late));
    const shown = progress.duties.filter(duty => (state === '' || (state === 'late' ? duty.isLate : duty.state === state)) && isNamed(duty, search.value.trim()));
    fill(found, `共 ${shown.length} 个单位`);
    list.show(shown, page);
    remember();
  }

  function countButton(word, text, count) {
    return el('button', {
      type: 'button', class: `count ${word === 'late' ? 'bad' : dutyTones[word] || ''}`, 'aria-pressed': state === word ? 'true' : 'false', 'data-state': word,
      on: {
        click() {
          state = word;
          refresh(0);
          counts.querySelector(`[data-state="${word}"]`).focus();
        },
      },
    }, el('strong', {}, String(count)), ` ${text}`);
  }

  /** Whoever comes back to the address finds the same list. */
  function remember() {
    const kept = new URLSearchParams({ year });
    if (state) kept.set('state', state);
    if (search.value.trim()) kept.set('q', search.value.trim());
    if (list.page > 0) kept.set('page', list.page + 1);
    history.replaceState(null, '', `#/?${kept}`);
  }
}

const isNamed = (duty, text) => text === '' || duty.name.includes(text) || duty.agency.includes(text.toUpperCase());

function columnsOf(progress) {
  const hasNext = progress.duties.some(duty => duty.nextReminder);
  return ['单位', '状态', '期限', '报送时间', '联系人', ...(hasNext ? ['下次提醒'] : [])];
}

function cellsOf(duty, columns) {
  return [
    [el('a', { href: `#/agencies/${encodeURIComponent(duty.agency)}` }, duty.name), el('small', {}, duty.agency)],
    [tag(duty.stateText, dutyTones[duty.state]), duty.isLate && [' ', tag('逾期', 'bad')],
      duty.submission && el('small', {}, el('a', { href: `#/submissions/${encodeURIComponent(duty.submission)}` }, '查看报告'))],
    duty.deadline ? day(duty.deadline) : '没有规定',
    moment(duty.receivedAt) || '—',
    duty.contact || '名录中没有',
    moment(duty.nextReminder?.at || duty.nextReminder) || '—',
  ].slice(0, columns.length);
}
