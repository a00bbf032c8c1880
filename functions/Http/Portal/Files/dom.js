// Builds elements. What agencies, files and people are called goes in as text and never as markup: it may hold anything.

/**
 * @param {string} tag
 * @param {Object} attributes `on` holds listeners by event; what is null, undefined or false is left out.
 * @param {...any} children nodes, texts, or lists of them; what is null, undefined or false is left out.
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }

  fill(made, ...children);
  return made;
}

/** Replaces what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Has screen readers say something. Said again, it is heard again. */
export function say(text) {
  const said = document.getElementById('said');
  said.textContent = said.textContent === text ? `${text}\u00a0` : text;
}

let ids = 0;

/** An id that no other element of the page has. */
export function newId(prefix) {
  ids += 1;
  return `${prefix}-${ids}`;
}

/** A label, what it is for, and a hint below the label. */
export function field(label, control, hint = null) {
  const id = control.id || newId('field');
  control.id = id;
  if (hint) control.setAttribute('aria-describedby', `${id}-hint`);
  return el('div', { class: 'field' },
    el('label', { for: id }, label), hint && el('p', { class: 'hint', id: `${id}-hint` }, hint), control);
}

/** A drop-down list. `options` are pairs of value and text. */
export function select(options, chosen, attributes = {}) {
  return el('select', attributes, options.map(([value, text]) =>
    el('option', { value, selected: String(value) === String(chosen) }, text)));
}

/** A box that says what went wrong and what to do about it. */
export function problemBox(problem, ...more) {
  return el('div', { class: 'box bad', role: 'alert' },
    el('h2', {}, problem.title),
    el('p', {}, problem.detail, problem.traceId && ` 编号：${problem.traceId}`),
    problem.errors && el('ul', {}, problem.errors.map(error => el('li', {}, `第 ${error.line} 行：${error.message}`))),
    ...more);
}

/** A small coloured word. `tone` is good, bad, warn, busy or plain. */
export function tag(text, tone = 'plain') {
  return el('span', { class: `tag ${tone}` }, text);
}

/** Pairs of name and value; those without a value are left out. */
export function facts(pairs) {
  return el('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** A table. `columns` are names, `rows` lists of cells. On narrow screens each row stands as a card, with the names before its cells. */
export function table(caption, columns, rows, attributes = {}) {
  return el('table', { class: 'cards', ...attributes },
    el('caption', { class: 'unseen' }, caption),
    el('thead', {}, el('tr', {}, columns.map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, rows.map(cells => el('tr', {}, cells.map((cell, i) =>
      el(i === 0 ? 'th' : 'td', { scope: i === 0 && 'row', 'data-name': columns[i] }, cell))))));
}

/** A button that cannot be pressed again before it has done what it does. What goes wrong is shown in `place`. */
export function action(text, place, act, attributes = {}) {
  const button = el('button', { type: 'button', class: 'second', ...attributes }, text);
  button.addEventListener('click', () => doing(button, place, act));
  return button;
}

/** A form that is sent by script. What goes wrong is shown in `place`. */
export function form(place, act, ...children) {
  const made = el('form', { novalidate: true }, ...children);
  made.addEventListener('submit', event => {
    event.preventDefault();
    doing(event.submitter || made.querySelector('button[type=submit]') || made.querySelector('button'), place, () => act(made));
  });
  return made;
}

async function doing(button, place, act) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  // Not `disabled`, which would take the focus away from who presses it with the keyboard.
  button.setAttribute('aria-disabled', 'true');
  fill(place);
  try {
    await act();
  } catch (problem) {
    if (!problem.isProblem) throw problem;
    if (problem.type !== 'session-ended') fill(place, problemBox(problem));
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
