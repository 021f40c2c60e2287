/**
 * Follows what changes for whoever is signed in, once for all pages of the browser: a shared worker, or a module of the
 * page where there are no shared workers. Not bundled: a worker is one file with an address of its own.
 *
 * Pages say { hello: { person, address } } when somebody is signed in and { bye: true } when they go. They are told
 * { up: true | false } and { notice: { topic, id? } }. The stream is read by fetch, not by EventSource, which can neither
 * go on where another one stopped nor tell a missing session from a broken line.
 */
const shortest = 1_000;
const longest = 30_000;
/** The server says something every 15 seconds: after 40 of silence the line is dead, whatever the network says. */
const silence = 40_000;
const goOnAfter = [408, 429, 500, 502, 503, 504];

const pages = new Set();
let following;

export function serve(page) {
  page.onmessage = ({ data }) => (data.hello ? hello(page, data.hello) : bye(page));
  page.start();
}

function hello(page, { person, address }) {
  pages.add(page);
  if (following?.person === person && !following.refused) {
    page.postMessage({ up: following.up });
    return;
  }
  following?.stop();
  following = new Following(person, address);
  following.run();
}

function bye(page) {
  pages.delete(page);
  if (pages.size === 0) {
    following?.stop();
    following = undefined;
  }
}

function tell(message) {
  pages.forEach((page) => page.postMessage(message));
}

class Following {
  up = false;
  refused = false;
  #address;
  #aborter = new AbortController();
  #last;
  #tries = 0;

  constructor(person, address) {
    this.person = person;
    this.#address = address;
  }

  stop() {
    this.#aborter.abort();
  }

  async run() {
    while (!this.#aborter.signal.aborted && !this.refused) {
      const wait = await this.#once();
      this.#say(false);
      if (!this.refused) {
        await pause(wait ?? this.#backOff(), this.#aborter.signal);
      }
    }
  }

  /** Follows until the stream ends; returns how long the server wants to be left alone, if it says so. */
  async #once() {
    const line = new AbortController();
    const end = () => line.abort();
    this.#aborter.signal.addEventListener('abort', end);
    try {
      const headers = { Accept: 'text/event-stream', ...(this.#last ? { 'Last-Event-ID': this.#last } : {}) };
      const response = await fetch(this.#address, { headers, signal: line.signal, credentials: 'same-origin', cache: 'no-store' });
      if (response.ok) {
        await this.#read(response.body.getReader(), end);
        return undefined;
      }
      this.refused = !goOnAfter.includes(response.status);
      return Number(response.headers.get('Retry-After')) * 1_000 || undefined;
    } catch {
      return undefined;
    } finally {
      this.#aborter.signal.removeEventListener('abort', end);
    }
  }

  async #read(reader, end) {
    const decoder = new TextDecoder();
    let text = '';
    let watch = setTimeout(end, silence);
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(watch);
        watch = setTimeout(end, silence);
        this.#tries = 0;
        this.#say(true);
        const events = (text + decoder.decode(piece.value, { stream: true })).split(/\r?\n\r?\n/);
        text = events.pop();
        events.forEach((event) => this.#take(event));
      }
    } finally {
      clearTimeout(watch);
    }
  }

  #take(event) {
    const field = (name) => event.split(/\r?\n/).filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim());
    this.#last = field('id').at(-1) ?? this.#last;
    const data = field('data').join('\n');
    if (data) {
      tell({ notice: JSON.parse(data) });
    }
  }

  #say(up) {
    if (this.up !== up && !this.#aborter.signal.aborted) {
      this.up = up;
      tell({ up });
    }
  }

  /** Longer each time and never the same for two browsers, so that a server that comes back is not overrun. */
  #backOff() {
    const most = Math.min(longest, shortest * 2 ** this.#tries);
    this.#tries += 1;
    return most / 2 + (Math.random() * most) / 2;
  }
}

function pause(time, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, time);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}

if ('SharedWorkerGlobalScope' in globalThis && globalThis instanceof globalThis.SharedWorkerGlobalScope) {
  globalThis.onconnect = ({ ports }) => serve(ports[0]);
}
