// Choosing a file or several, checking them without filing them, and filing them.

import { newCallName, Problem, upload } from './api.js';
import { el, field, fill, newId, problemBox, say, select } from './dom.js';
import { checkedReportView } from './verdict.js';
import { sizeText } from './words.js';

// After these what is left of several files is not tried.
const stops = ['cancelled', 'session-ended', 'connection-lost'];
const largest = 20 * 1024 * 1024;
const largestTogether = 60 * 1024 * 1024;
const endings = '.docx,.docm,.dotx,.doc,.dot,.wps,.wpt,.rtf,.xml,.xlsx,.xlsm,.xltx,.xls,.xlt,.et,.ett,.pdf,.ofd,.html,.htm,.mht,.txt,.csv,.md,.zip';

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
  let files = [];
  let callName = null;
  let running = null;

  const input = el('input', { type: 'file', multiple: true, class: 'unseen', id: newId('file'), accept: endings, on: { change: () => { choose([...input.files]); input.value = ''; } } });
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
    el('p', { class: 'hint' }, 'Word、WPS、Excel、PDF、OFD、网页或文本文件，也可以是装有报告的 zip，每个不超过 20 MB。扫描件和图片读不出数字，请送原文件。一次选几个文件的，各份的年度按报告标题认定，每份各有结果；一个 zip 里的各份都按本页的年度。'),
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
    choose([...event.dataTransfer.files]);
  }

  function choose(next) {
    if (next.length === 0) return;
    running?.cancel();
    files = next;
    callName = null;
    fill(place);
    fill(result);
    fill(chosen, files.length > 1 && `已选 ${files.length} 个文件：`, files.map((file, at) => [at > 0 && '；', el('strong', {}, file.name), `，${sizeText(file.size)}`]));
  }

  function complain(title, detail) {
    fill(place, problemBox({ title, detail }));
  }

  async function send(isMeant) {
    if (running) return;
    if (files.length === 0) {
      complain('还没有选择文件', '请先选择年度报告的文件，或把它拖到上面的框里。');
      input.focus();
      return;
    }

    const large = files.find(file => file.size > largest);
    if (large) {
      complain('文件太大', `“${large.name}”超过 20 MB，请压缩文件中的图片或删去附件后重新选择。`);
      return;
    }

    if (files.reduce((sum, file) => sum + file.size, 0) > largestTogether) {
      complain('文件太大', '一次报送的文件合计不能超过 60 MB，请分几次报送。');
      return;
    }

    if (!(await Promise.all(files.map(isStillThere))).every(Boolean)) {
      complain('文件在选择以后改动过', '请重新选择文件，再报送一次。');
      fill(chosen);
      files = [];
      return;
    }

    // Kept until the file is taken or another is chosen: what was sent twice over a broken line is filed once.
    callName ||= newCallName();
    fill(result);
    if (isMeant || files.length === 1) await transfer(isMeant, files);
    else await checkEach();
  }

  /** One after the other, so that each has its own result and the first is seen at once. */
  async function checkEach() {
    const results = el('div', { class: 'result' });
    fill(result, results);
    for (const file of files) {
      const part = el('section', {}, el('h3', {}, file.name));
      results.append(part);
      const problem = await transfer(false, [file], report => part.append(el('div', {}, checkedReportView(report))));
      if (problem && stops.includes(problem.type)) return;
      if (problem) {
        fill(place);
        part.append(problemBox(problem));
      }
    }

    say(`${files.length} 个文件都已核对`);
  }

  /** @returns the problem, when there was one. */
  async function transfer(isMeant, sent, show = showResult) {
    const several = sent.length > 1;
    const chosenScope = duty.mayChooseScope ? scope.value : several ? null : duty.scope;
    // One of several is checked for itself: its year may be another.
    const fields = isMeant
      ? { agency: duty.agency, year: several ? null : duty.year, size: several ? null : sent[0].size, scope: chosenScope }
      : files.length === 1 ? { agency: duty.agency, year: duty.year, scope: chosenScope } : {};
    const bar = progress(isMeant);
    running = upload(isMeant ? '/api/submissions' : '/api/check', fields, sent, { callName: isMeant ? callName : null, onProgress: bar.show });
    fill(place, bar.element, el('button', { type: 'button', class: 'second', on: { click: () => running?.cancel() } }, '取消'));
    say('正在上传');
    try {
      const answer = await running.done;
      running = null;
      fill(place);
      if (answer.results) showSeveral(answer);
      else if (isMeant) onTaken(answer);
      else show(answer);
      return null;
    } catch (problem) {
      running = null;
      if (!(problem instanceof Problem)) throw problem;
      failed(problem, isMeant);
      return problem;
    }
  }

  /** Several reports, in an archive perhaps: each has an answer of its own. */
  function showSeveral({ results, taken, refused }) {
    if (taken === 1 && refused === 0) {
      onTaken(results[0].taken);
      return;
    }

    callName = null;
    fill(place, el('h3', {}, `共 ${results.length} 个文件：收到 ${taken} 个，未收 ${refused} 个`), results.map(one => (one.taken
      ? el('p', {}, `${one.file}：已收到，`, el('a', { href: `#/submissions/${encodeURIComponent(one.taken.id)}` }, '查看结果'))
      : problemBox({ title: `${one.file}：${one.problem.title}`, detail: one.problem.detail + (one.problem.type === 'year-unclear' ? '也可以单独选这一个文件报送，年度就是本页的年度。' : '') }))));
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
