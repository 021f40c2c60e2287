import { html } from 'lit';
import { asProblem } from './loading.js';
import { pages } from './places.js';
import { PortalElement } from './portal-element.js';
import { session } from './session.js';
import { failedState, notAllowedState } from './states.js';
import './portal-status.js';
import './portal-time.js';

/**
 * A page: knows who is signed in before it asks the server for anything, and says so when the person may not see it.
 * Subclasses name their `page` and `states`, fetch in `load(changed)` and draw in `content()`.
 */
export class PortalPage extends PortalElement {
  #sessionProblem;
  #loaded = false;

  connectedCallback() {
    super.connectedCallback();
    this.classList.add('sp-container');
    this.#begin();
  }

  async #begin() {
    try {
      await session.load();
    } catch (failure) {
      this.#sessionProblem = asProblem(failure);
    }
    this.requestUpdate();
  }

  get allowed() {
    return session.may(pages[this.constructor.page].permission);
  }

  shouldUpdate() {
    return super.shouldUpdate() && Boolean(session.current ?? this.#sessionProblem);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    const states = this.constructor.states ?? [];
    if (session.current && this.allowed && (!this.#loaded || states.some((name) => changed.has(name)))) {
      const first = !this.#loaded;
      this.#loaded = true;
      this.load(changed, first);
    }
  }

  /** Fetches what the page shows; called at first and whenever one of its states changed. */
  load() {}

  /** The heading of the page, and the title of the document when the shell listens. */
  heading(text, lead, actions) {
    this.#tellTitle(text);
    return html`<header class="sp-head">
      <div>
        <h1 class="sp-title" tabindex="-1">${text}</h1>
        ${lead ? html`<p class="sp-lead">${lead}</p>` : ''}
      </div>
      ${actions ?? ''}
    </header>`;
  }

  #title;

  #tellTitle(text) {
    if (this.#title !== text) {
      this.#title = text;
      this.dispatchEvent(new CustomEvent('portal-title', { detail: { title: text }, bubbles: true }));
    }
  }

  /** Something changed that others on the page may show, such as the number of open tasks. */
  tellChange() {
    this.dispatchEvent(new CustomEvent('portal-changed', { bubbles: true }));
  }

  render() {
    const title = this.t(`title.${this.constructor.page}`);
    if (this.#sessionProblem && !session.current) {
      return html`<div class="sp-page">${this.heading(title)}${this.#card(failedState(this.#sessionProblem, () => this.#begin()))}</div>`;
    }
    if (!this.allowed) {
      return html`<div class="sp-page">${this.heading(title)}${this.#card(notAllowedState())}</div>`;
    }
    return this.content();
  }

  #card(state) {
    return html`<div class="sp-card">${state}</div>`;
  }
}
