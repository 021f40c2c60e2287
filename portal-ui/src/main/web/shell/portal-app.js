import { html } from 'lit';
import { announce } from '../shared/announce.js';
import * as api from '../shared/api.js';
import { loadElement } from '../shared/elements.js';
import { i18n } from '../shared/i18n.js';
import { live } from '../shared/live.js';
import { asProblem } from '../shared/loading.js';
import { pageAt, pathOf } from '../shared/places.js';
import { PortalElement } from '../shared/portal-element.js';
import { applyToPage, preferences } from '../shared/preferences.js';
import { session } from '../shared/session.js';
import { emptyState, failedState, loadingState } from '../shared/states.js';
import { bottomBar, sideMenu } from './menu.js';
import './portal-person-menu.js';
import { watchSession } from './session-watch.js';

/** The shell: top bar, menu, and the page that the address names. */
export class PortalApp extends PortalElement {
  static properties = {
    place: { state: true },
    openTasks: { state: true },
    problem: { state: true },
    known: { state: true },
  };

  #element;
  #person;

  connectedCallback() {
    super.connectedCallback();
    applyToPage();
    this.#readAddress();
    loadElement(this.place?.tag);
    this.addEventListener('portal-navigate', this.#navigate);
    this.addEventListener('portal-title', this.#retitle);
    this.addEventListener('portal-changed', this.#count);
    addEventListener('popstate', this.#readAddress);
    document.addEventListener('visibilitychange', this.#count);
    this.hear(() => removeEventListener('popstate', this.#readAddress));
    this.hear(() => document.removeEventListener('visibilitychange', this.#count));
    this.hear(preferences.listen(() => {
      applyToPage();
      this.requestUpdate();
    }));
    this.hear(session.listen(() => this.#sessionChanged()));
    this.hear(watchSession());
    this.hear(live.listen((changed) => changed('TASK') && this.#count()));
    this.#begin();
  }

  async #begin() {
    this.problem = undefined;
    try {
      await session.load({ quiet: true });
    } catch (failure) {
      const problem = asProblem(failure);
      this.problem = problem.status === 401 ? undefined : problem;
    }
    this.known = true;
  }

  #sessionChanged() {
    const arrives = this.known && session.current && !this.#person;
    if (session.person?.id !== this.#person) {
      this.#element = undefined;
    }
    if (this.#person && !session.current) {
      // Whoever signs in next begins at the beginning, not where somebody else left.
      history.replaceState(null, '', pathOf('home'));
      this.#readAddress();
    }
    this.#person = session.person?.id;
    if (this.place?.signIn && session.current) {
      history.replaceState(null, '', pathOf('home'));
      this.#readAddress();
    }
    this.#count();
    this.requestUpdate();
    if (arrives) {
      this.#arrive();
    }
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    document.documentElement.lang = i18n.language;
    document.documentElement.dir = i18n.direction;
    if (!session.current || !this.place?.tag) {
      this.#element = undefined;
      return;
    }
    if (this.#element?.localName !== this.place.tag) {
      loadElement(this.place.tag);
      this.#element = document.createElement(this.place.tag);
    }
    const { states = [] } = customElements.get(this.place.tag) ?? {};
    for (const name of new Set([...states, ...Object.keys(this.place.state)])) {
      this.#element[name] = this.place.state[name];
    }
  }

  render() {
    if (!this.known) {
      return html`<div class="sp-boot">${loadingState(2)}</div>`;
    }
    if (this.problem) {
      return html`<main class="sp-boot">${failedState(this.problem, () => this.#begin())}</main>`;
    }
    if (!session.current) {
      document.title = `${this.t('signin.title')} · ${this.t('shell.name')}`;
      loadElement('portal-sign-in');
      return html`<main class="sp-sign-in-page"><portal-sign-in></portal-sign-in></main>`;
    }
    return html`<div class="sp-shell" data-menu=${preferences.menu}>
      <a class="sp-skip" href="#sp-main" @click=${this.#skip}>${this.t('shell.skip')}</a>
      <header class="sp-top">
        <a class="sp-mark" href=${pathOf('home')} data-test="mark">
          <span class="sp-mark-sign" aria-hidden="true">S</span><span>${this.t('shell.name')}</span>
        </a>
        <portal-person-menu></portal-person-menu>
      </header>
      ${sideMenu(this.place, this.openTasks)}
      <main class="sp-main" id="sp-main" tabindex="-1">
        ${this.place ? this.#element : html`<div class="sp-card">${this.#nowhere()}</div>`}
      </main>
      ${bottomBar(this.place, this.openTasks)}
    </div>`;
  }

  #nowhere() {
    const action = html`<a class="sp-button" href=${pathOf('home')}>${this.t('menu.home')}</a>`;
    return html`<h1 class="sp-hidden">${this.t('state.missing')}</h1>
      ${emptyState({ sign: 'search', title: this.t('state.missing'), text: this.t('state.noPage'), action })}`;
  }

  #skip(event) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('sp-main').focus();
  }

  #readAddress = () => {
    const url = new URL(location.href);
    const isSignIn = url.pathname === `${pathOf('home')}sign-in`;
    this.place = isSignIn ? { signIn: true, name: 'home', tag: undefined, state: {} } : pageAt(url);
    if (isSignIn && session.current) {
      this.#navigateTo('home', pathOf('home'), true);
    }
  };

  #navigate = (event) => {
    const { page, path, replace } = event.detail;
    event.preventDefault();
    this.#navigateTo(page, path, replace);
  };

  #navigateTo(page, path, replace) {
    const before = this.place?.tag;
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
    this.#readAddress();
    if (this.place?.tag !== before) {
      scrollTo(0, 0);
      this.#arrive();
    }
  }

  /** A new page takes the focus at its heading, once it is there. */
  async #arrive() {
    if (!this.place?.tag) {
      return;
    }
    await loadElement(this.place.tag);
    await this.updateComplete;
    await this.#element?.updateComplete;
    this.#element?.querySelector('h1')?.focus();
  }

  #retitle = (event) => {
    const { title } = event.detail;
    const before = document.title;
    document.title = `${title} · ${this.t('shell.name')}`;
    if (before && before !== document.title) {
      announce(title);
    }
  };

  #count = async () => {
    if (!session.may('tasks:read') || document.hidden) {
      return;
    }
    try {
      this.openTasks = await api.inBackground(() => api.get('tasks/count'));
    } catch {
      this.openTasks = undefined;
    }
  };
}

customElements.define('portal-app', PortalApp);
