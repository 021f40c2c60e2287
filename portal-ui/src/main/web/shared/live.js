import { api } from './places.js';
import { session } from './session.js';

/**
 * Tells elements what changed for the person who is signed in. Notices hold ids only: whoever hears one fetches again.
 * While nothing can be heard, coming back to the page counts as "everything may have changed".
 */
const topics = ['tasks:read', 'requests:read', 'assignments:read'];
const everything = { topic: 'EVERYTHING' };
const gather = 60;
/** How many notices wait for a page to be seen before they are as good as "everything". */
const most = 100;
const listeners = new Set();
let line;
let up = false;
let heard = [];
let timer;

export const live = {
  /** Calls the listener with a `changed(topic, id?)` to ask what is new; returns what ends it. */
  listen(listener) {
    listeners.add(listener);
    begin();
    return () => listeners.delete(listener);
  },
};

let begun = false;

function begin() {
  if (begun) {
    return;
  }
  begun = true;
  session.listen(follow);
  addEventListener('pagehide', () => line?.postMessage({ bye: true }));
  addEventListener('pageshow', (event) => event.persisted && follow());
  document.addEventListener('visibilitychange', cameBack);
  addEventListener('focus', cameBack);
  follow();
}

async function follow() {
  if (!session.current || !topics.some((topic) => session.may(topic))) {
    line?.postMessage({ bye: true });
    up = false;
    return;
  }
  line ??= await open().catch(() => undefined);
  line?.postMessage({ hello: { person: session.person.id, address: `${location.origin}${api}/events` } });
}

/** One worker for all pages of the browser; in its absence the same code in this page. */
async function open() {
  const address = new URL('./live-worker.js', import.meta.url);
  const port = 'SharedWorker' in globalThis ? new SharedWorker(address, { type: 'module', name: 'portal-live' }).port : await own(address);
  port.onmessage = ({ data }) => {
    if (data.notice) {
      take(data.notice);
    } else {
      up = data.up;
    }
  };
  port.start();
  return port;
}

async function own(address) {
  const { serve } = await import(address.href);
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  return port1;
}

/** Notices come in swarms: the listeners are called once for all of them. */
function take(notice) {
  heard.push(notice);
  timer ??= setTimeout(tell, gather);
}

/** A page that nobody sees fetches nothing: what it heard waits until it is seen. */
function tell() {
  timer = undefined;
  if (document.hidden) {
    heard = heard.length > most ? [everything] : heard;
    return;
  }
  const now = heard;
  heard = [];
  const changed = (topic, id) =>
    now.some((one) => one.topic === 'EVERYTHING' || (one.topic === topic && (id === undefined || one.id === id)));
  listeners.forEach((listener) => listener(changed));
}

function cameBack() {
  if (document.hidden) {
    return;
  }
  if (!up && session.current) {
    take(everything);
  } else if (heard.length > 0) {
    timer ??= setTimeout(tell, gather);
  }
}
