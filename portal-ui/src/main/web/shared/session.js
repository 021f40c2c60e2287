import * as api from './api.js';

/** Who is signed in. One per page; elements ask for it and hear when it changes. */
const listeners = new Set();
let current;
let asking;
let lastLogin;

export const session = {
  /** The signed-in session, undefined when nobody is. */
  get current() {
    return current;
  },
  get person() {
    return current?.person;
  },
  /** The name somebody signed in with on this page, to save typing it again. */
  get login() {
    return lastLogin;
  },
  may(permission) {
    return !permission || (current?.permissions.includes(permission) ?? false);
  },
  /** Asks the server once; later callers get the same answer. Rejects with a problem when the server has none. */
  load({ quiet = false } = {}) {
    asking ??= fetchCurrent(quiet).catch((problem) => {
      asking = undefined;
      throw problem;
    });
    return asking;
  },
  async signIn(login, password) {
    const started = await api.post('sessions', { login, password });
    const complete = started.csrfToken ? started : await api.get('sessions/current');
    asking = Promise.resolve(complete);
    lastLogin = login;
    become(complete);
    return complete;
  },
  /** Asking for the session counts as use, so it lives on. */
  async stay() {
    become(await api.get('sessions/current'));
  },
  async signOut() {
    await api.post('sessions/current/end', {});
    lastLogin = undefined;
    asking = undefined;
    become(undefined);
  },
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

async function fetchCurrent(quiet) {
  const found = await api.get('sessions/current', { quiet });
  become(found);
  return found;
}

function become(next) {
  current = next;
  api.useToken(next?.csrfToken);
  listeners.forEach((listener) => listener(next));
}
