// Long lists in pages: a province has more than ten thousand agencies.

import { el, fill, say, table } from './dom.js';

export const pageSize = 50;

/** A table of which only a page is shown. Give it to `show` as a list. */
export function pagedTable(caption, columns, cellsOf) {
  const place = el('div');
  let items = [];
  return { element: place, show: next => { items = next; go(0); } };

  function go(page) {
    const shown = items.slice(page * pageSize, (page + 1) * pageSize);
    fill(place,
      shown.length === 0 ? el('p', { class: 'empty' }, '没有符合条件的。') : table(caption, columns, shown.map(cellsOf)),
      pager(caption, items.length, page, async to => {
        go(to);
        place.scrollIntoView();
      }));
  }
}

/**
 * Goes from page to page; nothing where one page holds all.
 * @param {(page: number) => Promise<void>} go
 */
export function pager(caption, count, page, go) {
  const last = Math.max(0, Math.ceil(count / pageSize) - 1);
  if (last === 0) return null;
  return el('nav', { class: 'pages', 'aria-label': `${caption}的页` },
    turn('上一页', page - 1, page > 0),
    el('span', {}, `第 ${page * pageSize + 1} 至 ${Math.min((page + 1) * pageSize, count)} 个，共 ${count} 个`),
    turn('下一页', page + 1, page < last));

  function turn(text, to, isThere) {
    return el('button', {
      type: 'button', class: 'second', 'aria-disabled': !isThere && 'true',
      on: {
        async click() {
          if (!isThere) return;
          await go(to);
          say(`第 ${to + 1} 页`);
          // The pages were made anew: whoever turns them with the keyboard goes on from where he was.
          [...document.querySelectorAll('.pages button')].find(button => button.textContent === text)?.focus({ preventScroll: true });
        },
      },
    }, text);
  }
}
