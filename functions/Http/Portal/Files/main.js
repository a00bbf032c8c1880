// The frame of the page: who is signed in, the menu, and which view stands at which address.

import { agencyView } from './agency.js';
import { get, onSessionEnd, remove } from './api.js';
import { auditView } from './audit.js';
import { deadlinesView } from './deadlines.js';
import { el, fill, problemBox, say } from './dom.js';
import { keysView } from './keys.js';
import { noticesView } from './notices.js';
import { progressView } from './progress.js';
import { mayDecide, mayOversee } from './roles.js';
import { rosterView } from './roster.js';
import { signInView } from './signIn.js';
import { submissionView } from './submission.js';
import { summariesView } from './summaries.js';
import { roles } from './words.js';

const views = [
  { at: /^\/$/, show: context => (context.session.role === 'agency' ? agencyView(context) : progressView(context)) },
  { at: /^\/agencies\/([^/]+)$/, show: agencyView },
  { at: /^\/submissions\/([^/]+)$/, show: submissionView },
  { at: /^\/audit\/([^/]+)$/, show: auditView },
  { at: /^\/deadlines$/, show: deadlinesView },
  { at: /^\/notices$/, show: noticesView },
  { at: /^\/summaries$/, show: summariesView },
  { at: /^\/roster$/, show: rosterView },
  { at: /^\/keys$/, show: keysView },
];

const menu = [
  ['/', '报送进度', mayOversee], ['/deadlines', '报送期限', mayOversee], ['/notices', '提醒记录', mayOversee], ['/summaries', '汇总', mayOversee],
  ['/roster', '单位名录', mayOversee], ['/keys', '访问密钥', mayDecide],
];

const main = document.getElementById('main');
let session = null;
let leaving = null;
let hasShown = false;

onSessionEnd(hadOne => {
  if (session === null) return;
  session = null;
  showSignIn(hadOne ? '登录已过期，请重新登录。登录后回到刚才的页面。' : '已经退出，请重新登录。');
});

window.addEventListener('hashchange', () => { if (session) show(); });

// The address names the view; to skip to the text is not to go to another.
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});

start();

async function start() {
  try {
    session = await get('/api/session');
    show();
  } catch (problem) {
    if (!problem.isProblem) throw problem;
    if (problem.type === 'session-ended') showSignIn(problem.hadSession ? '登录已过期，请重新登录。' : null);
    else fill(main, problemBox(problem, el('p', {}, el('button', { type: 'button', class: 'second', on: { click: start } }, '再试一次'))));
  }
}

function showSignIn(note) {
  leaving?.abort();
  frame(null);
  fill(main, signInView(note, entered => {
    session = entered;
    say(`已登录：${entered.agencyName || entered.name}`);
    show();
  }));
  focusOnHeading();
}

async function signOut() {
  await remove('/api/session').catch(() => {});
  session = null;
  history.replaceState(null, '', '#/');
  showSignIn('已退出。');
}

/** Shows what stands at the address. A view that is left is told so, and what it still asks for is dropped. */
async function show() {
  leaving?.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [path, query] = (location.hash.slice(1) || '/').split('?');
  const view = views.find(({ at }) => at.test(path));
  frame(path);
  main.setAttribute('aria-busy', 'true');
  const wait = setTimeout(() => { if (!signal.aborted) fill(main, el('p', { class: 'hint' }, '正在读取…')); }, 400);
  let shown;
  try {
    shown = view
      ? await view.show({ session, params: view.at.exec(path).slice(1).map(decodeURIComponent), query: new URLSearchParams(query), signal, path })
      : notThere();
  } catch (problem) {
    if (signal.aborted || !problem.isProblem || problem.type === 'session-ended') {
      if (signal.aborted || problem.isProblem) return;
      throw problem;
    }

    shown = [el('h1', {}, problem.type === 'not-found' ? '没有找到' : '没有读取成功'),
      problemBox(problem, el('p', {}, el('button', { type: 'button', class: 'second', on: { click: show } }, '再试一次')))];
  } finally {
    clearTimeout(wait);
    main.removeAttribute('aria-busy');
  }

  if (signal.aborted) return;
  fill(main, shown);
  focusOnHeading();
}

function notThere() {
  return [el('h1', {}, '没有这个页面'), el('p', {}, el('a', { href: '#/' }, '回到首页'))];
}

/** So that screen readers and keyboards begin where the view does; what is shown first begins where the page does. */
function focusOnHeading() {
  const heading = main.querySelector('h1');
  document.title = heading ? `${heading.textContent} · 年度报告报送` : '政府信息公开工作年度报告报送';
  if (heading && hasShown) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  hasShown = true;
}

function frame(path) {
  const nav = document.getElementById('menu');
  fill(document.getElementById('who'), session && [
    el('span', {}, session.agencyName || session.name, el('small', {}, roles[session.role])),
    session.by === 'session' && el('button', { type: 'button', class: 'bare', on: { click: signOut } }, '退出'),
  ]);
  const items = session ? menu.filter(([, , may]) => may(session)) : [];
  nav.hidden = items.length === 0;
  fill(nav, el('ul', { class: 'wide' }, items.map(([to, text]) =>
    el('li', {}, el('a', { href: `#${to}`, 'aria-current': to === path && 'page' }, text)))));
}
