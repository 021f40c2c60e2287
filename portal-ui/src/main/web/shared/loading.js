import { inBackground } from './api.js';
import { Problem } from './problem.js';

/** One thing fetched for an element: its value, or the problem, or the wait. A newer run makes an older one pointless. */
export class Loading {
  value;
  problem;
  busy = false;
  #host;
  #fetch;
  #aborter;
  #stale = false;

  constructor(host, fetch) {
    this.#host = host;
    this.#fetch = fetch;
    host.addController(this);
  }

  hostDisconnected() {
    this.#aborter?.abort();
  }

  /** Fetches; the old value stays visible meanwhile unless `fresh`. */
  async run({ fresh = false } = {}) {
    this.#aborter?.abort();
    const aborter = new AbortController();
    this.#aborter = aborter;
    this.busy = true;
    this.problem = undefined;
    if (fresh) {
      this.value = undefined;
    }
    this.#host.requestUpdate();
    try {
      const value = await this.#fetch(aborter.signal);
      if (this.#aborter === aborter) {
        this.value = value;
      }
    } catch (failure) {
      if (failure.name !== 'AbortError' && this.#aborter === aborter) {
        this.problem = asProblem(failure);
      }
    }
    if (this.#aborter === aborter) {
      this.busy = false;
      this.#host.requestUpdate();
    }
    if (this.#stale && this.#aborter === aborter) {
      this.#stale = false;
      await this.refresh();
    }
    return this.value;
  }

  /** Fetches again without being asked: nothing is seen of it but another value. What the person began goes first. */
  async refresh() {
    if (this.busy) {
      this.#stale = true;
      return;
    }
    const value = await this.look();
    if (value !== undefined && !this.busy) {
      this.value = value;
      this.problem = undefined;
      this.#host.requestUpdate();
    }
  }

  /** Fetches without being asked and without showing it; undefined if it cannot be had or the person was faster. */
  async look() {
    const aborter = this.#aborter;
    try {
      const value = await inBackground(() => this.#fetch(new AbortController().signal));
      return this.#aborter === aborter ? value : undefined;
    } catch (failure) {
      asProblem(failure);
      return undefined;
    }
  }
}

/** A list that comes in pieces: `more` appends the next one. */
export class Pages extends Loading {
  #fetchPage;
  moreProblem;

  constructor(host, fetchPage) {
    super(host, (signal) => fetchPage(undefined, signal));
    this.host = host;
    this.#fetchPage = fetchPage;
  }

  get items() {
    return this.value?.items ?? [];
  }

  async more() {
    const before = this.value;
    this.moreProblem = undefined;
    try {
      const page = await this.#fetchPage(before.next);
      if (this.value === before) {
        this.value = { items: [...before.items, ...page.items], next: page.next };
      }
    } catch (failure) {
      this.moreProblem = asProblem(failure);
    }
    this.host.requestUpdate();
  }
}

/** Anything thrown, as a problem that can be shown. */
export function asProblem(failure) {
  if (failure instanceof Problem) {
    return failure;
  }
  reportError(failure);
  return new Problem({ code: 'other', status: 0 });
}
