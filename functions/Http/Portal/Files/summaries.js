// The editions of the summary: compile one now, watch it, take the files.

import { download, get, newCallName, post } from './api.js';
import { action, el, fill, say } from './dom.js';
import { mayDecide } from './roles.js';
import { moment, occasions } from './words.js';
import { yearChoice, yearIn } from './years.js';

const askEvery = 700;

export async function summariesView({ session, query, signal }) {
  const year = yearIn(query);
  const listed = el('div');
  await refresh();
  return [
    el('h1', {}, `${year} 年度汇总`),
    yearChoice(year, chosen => `/summaries?year=${chosen}`),
    el('p', {}, '部门期限、政府期限和年终以后自动汇总，也可以随时汇总。每一次都单独编号，做成以后不再改动；后来的更正进入下一次。'),
    mayDecide(session) && compiling(),
    el('h2', {}, '历次汇总'), listed,
  ];

  function compiling() {
    const place = el('div');
    const progress = el('div');
    let callName = newCallName();
    return el('section', {}, action('现在汇总', place, async () => {
      const over = new AbortController();
      const watching = watch(progress, AbortSignal.any ? AbortSignal.any([over.signal, signal]) : over.signal);
      try {
        const edition = await post(`/api/years/${year}/summary`, null, callName);
        callName = newCallName();
        await refresh();
        say(`第 ${edition.number} 次汇总已完成`);
      } finally {
        over.abort();
        await watching;
        fill(progress);
      }
    }, { class: '' }), progress, place);
  }

  async function watch(place, over) {
    const bar = el('progress', { 'aria-label': '汇总进度' });
    const text = el('span', { class: 'hint' }, '正在汇总…');
    fill(place, el('div', { class: 'progress' }, bar, text));
    while (!over.aborted) {
      await new Promise(resolve => { setTimeout(resolve, askEvery); });
      const step = await get(`/api/years/${year}/summary/progress`, over).catch(() => null);
      if (step?.isRunning && !over.aborted) {
        bar.max = step.all;
        bar.value = step.done;
        fill(text, `正在汇总，第 ${step.done} 步，共 ${step.all} 步`);
      }
    }
  }

  async function refresh() {
    const { editions } = await get(`/api/years/${year}/summaries`, signal);
    fill(listed, editions.length === 0
      ? el('p', { class: 'empty' }, '这个年度还没有汇总过。')
      : [...editions].reverse().map(editionView));
  }

  function editionView(edition) {
    const place = el('div');
    return el('section', { class: 'edition' },
      el('h3', {}, `第 ${edition.number} 次，${occasions[edition.occasion] || edition.occasion}`),
      el('p', { class: 'hint' }, `${moment(edition.compiledAt)}，${edition.by}`),
      el('ul', { class: 'files' }, edition.files.map(file => el('li', {},
        el('a', { href: file.url, on: { click: event => { event.preventDefault(); take(place, file); } } }, nameOf(file.name))))), place);
  }

  async function take(place, file) {
    fill(place);
    try {
      await download(file.url);
    } catch (problem) {
      if (!problem.isProblem) throw problem;
      fill(place, el('p', { class: 'box bad', role: 'alert' }, `${problem.title}。${problem.detail}`));
    }
  }
}

const names = {
  'summary.json': '数据（JSON）', 'summary.csv': '汇总表（CSV）', 'summary.xlsx': '汇总表（Excel）', 'summary.docx': '年度报告（Word）',
  'summary.html': '汇总（网页，可打印）', 'figures.csv': '各单位的数字（CSV）',
  'summary.schema.json': '数据的格式说明', 'manifest.json': '文件清单', 'manifest.sig.json': '清单的签名',
};

const nameOf = file => (names[file] ? `${names[file]} ${file}` : file);
