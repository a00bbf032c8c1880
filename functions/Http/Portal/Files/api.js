// Talks to the server. Every refusal arrives as a Problem, whose title and detail are sentences for officers.

export class Problem extends Error {
  constructor({ type, title, detail, status = 0, errors = null, traceId = null, retryAfter = null }) {
    super(title);
    this.isProblem = true;
    Object.assign(this, { type: String(type).replace('/problems/', ''), title, detail, status, errors, traceId, retryAfter });
  }

  /** Whether it may be gone when the same is asked again. */
  get mayPass() {
    return this.type === 'connection-lost' || this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

const lost = () => new Problem({
  type: 'connection-lost', title: '连不上服务器', detail: '请检查网络后再试一次，已经填写的内容还在。',
});

const strange = status => new Problem({
  type: 'strange-answer', status, title: '没有得到应有的回答', detail: '服务器或中间的网络设备给出了看不懂的回答，请稍后再试；仍不行时请告诉系统管理员。',
});

let whenSessionEnds = () => {};
let clockOffset = 0;

/** What is to be done when a call finds that nobody is signed in any more. */
export function onSessionEnd(listener) {
  whenSessionEnds = listener;
}

/** Now, by the server's clock. */
export function now() {
  return new Date(Date.now() + clockOffset);
}

/** Names a call, so that the server does it once however often it is sent. */
export function newCallName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

export const get = (path, signal) => call('GET', path, { signal });

export const post = (path, json = null, callName = null) => call('POST', path, { json, callName });

export const remove = path => call('DELETE', path);

/** The value and its ETag. */
export async function getTagged(path) {
  const answer = await send('GET', path);
  return { value: await answer.json(), etag: answer.headers.get('ETag') };
}

export const putJson = (path, json, etag = null) => call('PUT', path, { json, etag });

export const putCsv = (path, file) => call('PUT', path, { body: file, type: 'text/csv' });

/** Turns a key into a session. The key is sent once and kept nowhere. */
export async function beginSession(key) {
  return call('POST', '/api/session', { key });
}

/** Saves a file that the server gives. */
export async function download(path, name = null, method = 'GET') {
  const answer = await send(method, path);
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name || nameIn(answer.headers.get('Content-Disposition')) || 'download';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Sends files, saying how far it is. Sent again under the same name, they are taken once.
 * @param {Object} fields what is null is left out
 * @returns {{done: Promise<Object>, cancel: () => void}}
 */
export function upload(path, fields, files, { callName = null, onProgress = () => {} } = {}) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.open('POST', path);
    request.responseType = 'text';
    request.setRequestHeader('X-Nianbao', '1');
    if (callName) request.setRequestHeader('Idempotency-Key', callName);
    request.upload.onprogress = event => onProgress(event.loaded, event.total);
    request.onerror = () => reject(lost());
    request.onabort = () => reject(new Problem({ type: 'cancelled', title: '已取消', detail: '文件没有传完，没有登记。' }));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (answer && request.status >= 200 && request.status < 300) resolve(answer);
      else reject(problemOf(request.status, answer, request.getResponseHeader('Retry-After')));
    };
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value !== null) body.append(name, value);
    for (const file of files) body.append('file', file, file.name);
    request.send(body);
  });
  return { done, cancel: () => request.abort() };
}

async function call(method, path, options = {}) {
  const answer = await send(method, path, options);
  const text = await answer.text().catch(() => { throw lost(); });
  const value = parsed(text);
  if (value === null) throw strange(answer.status);
  return value;
}

async function send(method, path, { json = null, body = null, type = null, callName = null, etag = null, key = null, signal = null } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (method !== 'GET') headers['X-Nianbao'] = '1';
  if (key) headers.Authorization = `Bearer ${key}`;
  if (json !== null) headers['Content-Type'] = 'application/json';
  if (type) headers['Content-Type'] = type;
  if (callName) headers['Idempotency-Key'] = callName;
  if (etag) headers['If-Match'] = etag;
  const answer = await fetch(path, { method, headers, body: json === null ? body : JSON.stringify(json), signal, credentials: 'same-origin' })
    .catch(error => { throw error.name === 'AbortError' ? error : lost(); });
  const date = Date.parse(answer.headers.get('Date') || '');
  if (date) clockOffset = date - Date.now();
  if (!answer.ok) throw problemOf(answer.status, parsed(await answer.text().catch(() => '')), answer.headers.get('Retry-After'));
  return answer;
}

function problemOf(status, view, retryAfter) {
  if (!view || !view.title) return strange(status);
  const problem = new Problem({ ...view, status, retryAfter: Number(retryAfter) || null });
  if (problem.type === 'session-ended' || problem.type === 'not-signed-in') {
    problem.hadSession = problem.type === 'session-ended';
    problem.type = 'session-ended';
    whenSessionEnds(problem.hadSession);
  }

  return problem;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The name in a Content-Disposition header, as RFC 5987 writes it. */
function nameIn(disposition) {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition || '');
  return encoded ? decodeURIComponent(encoded[1]) : null;
}
