// Choosing a file, checking it without filing it, and filing it.

import { newCallName, Problem, upload } from './api.js';
import { el, field, fill, newId, problemBox, say, select } from './dom.js';
import { checkedReportView } from './verdict.js';
import { sizeText } from './words.js';

const largest = 20 * 1024 * 1024;
const endings = '.docx,.docm,.dotx,.doc,.wps,.rtf,.xlsx,.xlsm,.xls,.et,.pdf,.ofd,.html,.htm,.mht,.txt,.csv,.md,.zip';

/**
 * Everything between a file and its filing.
 * @param {{agency: string, year: number, scope: string, mayChooseScope: boolean}} duty
 * @param {(taken: Object) => void} onTaken
 */
export function filingForm(duty, onTaken) {
  const chosen = el('p', { class: 'chosen', role: 'status' });
  const place = el('div');
  const result = el('div');
  const scope = select([['area', '本地区汇总（含下级单位）'], ['own', '本单位（不含下级单位）']], duty.scope);
  let file = null;
  let callName = null;
  let running = null;

  const input = el('input', { type: 'file', class: 'unseen', id: newId('file'), accept: endings, on: { change: () => { if (input.files[0]) choose(input.files[0]); input.value = ''; } } });
  const buttons = [
    el('button', { type: 'button', on: { click: () => send(true) } }, '正式报送'),
    el('button', { type: 'button', class: 'second', on: { click: () => send(false) } }, '先核对，不保存'),
  ];
  const drop = el('div', { class: 'drop', on: { dragover, dragleave, drop: dropped } },
    input, el('label', { for: input.id, class: 'button second' }, '选择文件'),
    el('span', { class: 'hint' }, '或把文件拖到这里'), chosen);
  scope.addEventListener('change', () => { callName = null; });

  return el('div', {},
    duty.mayChooseScope && field('报送范围', scope, '政府一般报送本地区汇总；另有本级机关单独报告的，选本单位。'),
    drop,
    el('p', { class: 'hint' }, 'Word、WPS、Excel、PDF、OFD、网页或文本文件，也可以是装有一个文件的 zip，不超过 20 MB。扫描件和图片读不出数字，请送原文件。'),
    el('div', { class: 'row' }, buttons), place, result);

  function dragover(event) {
    event.preventDefault();
    drop.classList.add('over');
  }

  function dragleave() {
    drop.classList.remove('over');
  }

  function dropped(event) {
    event.preventDefault();
    drop.classList.remove('over');
    const files = event.dataTransfer.files;
    if (files.length > 1) complain('一次只能选一个文件', '请只放年度报告这一个文件；有几份报告的，请逐份报送。');
    else if (files.length === 1) choose(files[0]);
  }

  function choose(next) {
    running?.cancel();
    file = next;
    callName = null;
    fill(place);
    fill(result);
    fill(chosen, el('strong', {}, file.name), `，${sizeText(file.size)}`);
  }

  function complain(title, detail) {
    fill(place, problemBox({ title, detail }));
  }

  async function send(isMeant) {
    if (running) return;
    if (!file) {
      complain('还没有选择文件', '请先选择年度报告的文件，或把它拖到上面的框里。');
      input.focus();
      return;
    }

    if (file.size > largest) {
      complain('文件太大', '文件不能超过 20 MB，请压缩文件中的图片或删去附件后重新选择。');
      return;
    }

    if (!await isStillThere(file)) {
      complain('文件在选择以后改动过', '请重新选择这个文件，再报送一次。');
      fill(chosen);
      file = null;
      return;
    }

    // Kept until the file is taken or another is chosen: what was sent twice over a broken line is filed once.
    callName ||= newCallName();
    fill(result);
    await transfer(isMeant);
  }

  async function transfer(isMeant) {
    const fields = isMeant ? { agency: duty.agency, year: duty.year, size: file.size, scope: duty.mayChooseScope ? scope.value : duty.scope } : {};
    const bar = progress(isMeant);
    running = upload(isMeant ? '/api/submissions' : '/api/check', fields, file, { callName: isMeant ? callName : null, onProgress: bar.show });
    fill(place, bar.element, el('button', { type: 'button', class: 'second', on: { click: () => running?.cancel() } }, '取消'));
    say('正在上传');
    try {
      const answer = await running.done;
      running = null;
      fill(place);
      if (answer.results) showSeveral(answer);
      else if (isMeant) onTaken(answer);
      else showResult(answer);
    } catch (problem) {
      running = null;
      if (!(problem instanceof Problem)) throw problem;
      failed(problem, isMeant);
    }
  }

  /** An archive with several reports: each has an answer of its own. */
  function showSeveral({ results, taken, refused }) {
    if (taken === 1 && refused === 0) {
      onTaken(results[0].taken);
      return;
    }

    callName = null;
    fill(place, el('h3', {}, `压缩包里有 ${results.length} 个文件：收到 ${taken} 个，未收 ${refused} 个`), results.map(one => (one.taken
      ? el('p', {}, `${one.file}：已收到，`, el('a', { href: `#/submissions/${encodeURIComponent(one.taken.id)}` }, '查看结果'))
      : problemBox({ title: `${one.file}：${one.problem.title}`, detail: one.problem.detail }))));
    say(`收到 ${taken} 个，未收 ${refused} 个`);
  }

  function failed(problem, isMeant) {
    if (problem.type === 'session-ended') return;
    if (problem.type === 'cancelled') {
      fill(place, el('p', { role: 'status' }, '已取消，没有登记。'));
      return;
    }

    const shown = problem.type === 'connection-lost'
      ? { title: '连接中断，没有收到回答', detail: isMeant ? '文件还在，请检查网络后重试。重试不会重复登记：先前已经收到的，就以先前的为准。' : '请检查网络后重试。' }
      : problem;
    const again = el('button', { type: 'button', on: { click: () => send(isMeant) } }, '重试');
    fill(place, problemBox(shown, problem.mayPass && el('p', {}, again)));
    if (problem.mayPass) again.focus();
  }

  function showResult(report) {
    fill(result, el('div', { class: 'result' }, checkedReportView(report)));
    const heading = result.querySelector('h2');
    heading.tabIndex = -1;
    heading.focus();
  }
}

/** Whether what was chosen can still be read: browsers refuse a file that was saved again since. */
async function isStillThere(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function progress(isMeant) {
  const bar = el('progress', { max: '100', value: '0', 'aria-label': '上传进度' });
  const text = el('p', { class: 'hint' }, '正在连接…');
  return {
    element: el('div', { class: 'progress' }, bar, text),
    show(sent, all) {
      const percent = all ? Math.floor(sent / all * 100) : 0;
      bar.value = percent;
      fill(text, percent < 100 ? `已上传 ${percent}%（${sizeText(sent)}，共 ${sizeText(all)}）` : isMeant ? '已上传，正在登记…' : '已上传，正在核对…');
    },
  };
}
