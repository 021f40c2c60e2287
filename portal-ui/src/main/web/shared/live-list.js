import { html, nothing } from 'lit';
import { announce } from './announce.js';
import { Flash } from './flash.js';
import { i18n } from './i18n.js';
import { icon } from './icons.js';

/**
 * Keeps a list of pages up to date without moving it under the pointer: rows change where they are and flash once, rows
 * that no longer belong stay and say so, new ones wait behind a button. `word` names what the rows are.
 */
export class LiveList {
  #host;
  #pages;
  #word;
  #flash;
  #gone = new Set();
  #fresh;
  #count = 0;

  constructor(host, pages, word) {
    this.#host = host;
    this.#pages = pages;
    this.#word = word;
    this.#flash = new Flash(host);
  }

  /** Fetches the beginning of the list again and takes over what may be taken over. */
  async refresh() {
    if (this.#pages.busy) {
      // What is on its way may have been read before the change; nothing is seen of it yet that could move.
      await this.#pages.refresh();
      return;
    }
    const before = this.#pages.value;
    const fresh = await this.#pages.look();
    if (!fresh || this.#pages.value !== before) {
      return;
    }
    if (!before || (before.items.length === 0 && fresh.items.length === 0)) {
      this.#pages.value = fresh;
      this.#host.requestUpdate();
      return;
    }
    this.#merge(before, fresh);
  }

  /** The list was fetched by hand: nothing waits any more. */
  forget() {
    this.#gone.clear();
    this.#fresh = undefined;
    this.#count = 0;
  }

  isGone(row) {
    return this.#gone.has(row.id);
  }

  /** What a row looks like: just changed, or no longer one of these. */
  look(row) {
    return this.isGone(row) ? 'gone' : this.#flash.has(row.id) ? 'flash' : nothing;
  }

  /** "2 new tasks, show"; stands where it moves nothing when it comes. */
  button() {
    if (this.#count === 0) {
      return nothing;
    }
    const text = i18n.t(`live.${this.#word}.show`, { count: this.#count });
    return html`<button type="button" class="sp-button sp-live-new" data-test="show-new" @click=${this.#show}>${icon('plus')}${text}</button>`;
  }

  #merge(before, fresh) {
    const known = new Map(before.items.map((row) => [row.id, row]));
    const now = new Map(fresh.items.map((row) => [row.id, row]));
    const added = fresh.items.filter((row) => !known.has(row.id));
    // Further down a row may only have been pushed to the next piece of the list by the new ones.
    const sure = fresh.next ? fresh.items.length - added.length : before.items.length;
    const left = before.items.filter((row, place) => place < sure && !now.has(row.id) && !this.#gone.has(row.id));
    const changed = [...now.values()].filter((row) => known.has(row.id) && differs(row, known.get(row.id)));
    left.forEach((row) => this.#gone.add(row.id));
    fresh.items.forEach((row) => this.#gone.delete(row.id));
    this.#pages.value = { items: before.items.map((row) => now.get(row.id) ?? row), next: before.next };
    this.#flash.add([...changed, ...left].map((row) => row.id));
    this.#say(added.length, left.length, changed.length);
    this.#fresh = fresh;
    this.#count = added.length;
    this.#host.requestUpdate();
  }

  #say(added, left, changed) {
    const words = [];
    if (added > 0 && added !== this.#count) {
      words.push(i18n.t(`live.${this.#word}.new`, { count: added }));
    }
    if (left > 0) {
      words.push(i18n.t(`live.${this.#word}.gone`, { count: left }));
    }
    if (changed > 0) {
      words.push(i18n.t(`live.${this.#word}.changed`, { count: changed }));
    }
    if (words.length > 0) {
      announce(words.join(' '));
    }
  }

  #show = async () => {
    const known = new Set(this.#pages.items.map((row) => row.id));
    const fresh = (await this.#pages.look()) ?? this.#fresh;
    this.#pages.value = fresh;
    this.forget();
    const added = fresh.items.filter((row) => !known.has(row.id)).map((row) => row.id);
    this.#flash.add(added);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const first = this.#host.querySelector('[data-live="flash"] a, a[data-live="flash"], [data-live="flash"] summary');
    (first ?? this.#host.querySelector('h1'))?.focus();
  };
}

function differs(row, other) {
  return JSON.stringify(row) !== JSON.stringify(other);
}
