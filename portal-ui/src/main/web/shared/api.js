import { i18n } from './i18n.js';
import { api as root } from './places.js';
import { Problem } from './problem.js';

/**
 * The one way to the server: cookie session, CSRF token, problem answers, idempotency keys, and sign-in over the page when
 * the session has ended or the server wants to be surer of who is there.
 */
let csrfToken;
let signingIn;
let used = Date.now();
let background = false;

export function useToken(token) {
  csrfToken = token;
}

/** When the server last saw us; its idle clock starts there. */
export function lastUse() {
  return used;
}

/**
 * What is read inside happens by itself, not because the person did something: it does not count as use of the session
 * and never asks anybody to sign in.
 */
export function inBackground(read) {
  background = true;
  try {
    return read();
  } finally {
    background = false;
  }
}

/** `quiet` hands a missing session to the caller instead of asking the person to sign in. */
export function get(path, { query, signal, quiet } = {}) {
  return send('GET', address(path, query), { signal, quiet: quiet || background, background });
}

/** A command. With `creates`, the same key goes out on every try, so that a second one has no second effect. */
export function post(path, body, { creates = false, key = creates ? crypto.randomUUID() : undefined } = {}) {
  return send('POST', address(path), { body, key });
}

function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given).toString();
  return `${root}/${path}${text ? `?${text}` : ''}`;
}

async function send(method, url, options) {
  const problem = await attempt(method, url, options);
  if (!(problem instanceof Problem)) {
    return problem;
  }
  const mayAsk = ['not-signed-in', 'step-up-required'].includes(problem.code) && !options.quiet && !options.signal?.aborted;
  if (mayAsk && (await signInAgain(problem))) {
    const second = await attempt(method, url, options);
    if (!(second instanceof Problem)) {
      return second;
    }
    throw second;
  }
  throw problem;
}

/** Opens sign-in over the page, once however many requests wait for it. */
function signInAgain(problem) {
  signingIn ??= import('../signin/sign-in-again.js')
    .then(({ openSignIn }) => openSignIn(problem))
    .finally(() => {
      signingIn = undefined;
    });
  return signingIn;
}

/** One exchange; a command whose answer got lost is sent once more under its key. */
async function attempt(method, url, { body, key, signal, background: byItself }, again = Boolean(key)) {
  const headers = { Accept: 'application/json', 'Accept-Language': i18n.language };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
    if (csrfToken) {
      headers['X-CSRF-Token'] = csrfToken;
    }
  }
  if (byItself) {
    headers['X-Background'] = '1';
  }
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  let response;
  try {
    const text = body === undefined ? undefined : JSON.stringify(body);
    response = await fetch(url, { method, headers, body: text, signal, credentials: 'same-origin', cache: 'no-store' });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    return again ? attempt(method, url, { body, key, signal }, false) : Problem.unreachable();
  }
  if (!byItself) {
    used = Date.now();
  }
  if (!response.ok) {
    return Problem.of(response);
  }
  return response.status === 204 ? undefined : readBody(response);
}

async function readBody(response) {
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}
