import { html } from 'lit';
import * as api from '../shared/api.js';
import { icon } from '../shared/icons.js';
import { moveInList } from '../shared/list-keys.js';
import { live } from '../shared/live.js';
import { LiveList } from '../shared/live-list.js';
import { Pages } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { session } from '../shared/session.js';
import { emptyState, moreButton, shown } from '../shared/states.js';
import { views } from '../shared/views.js';
import { requestRow } from './request-row.js';

/** My requests: what I asked for and what was asked for me. `view` is RUNNING or ENDED. */
export class PortalRequests extends PortalPage {
  static page = 'requests';
  static states = ['view'];
  static properties = { view: {} };

  #requests = new Pages(this, (after, signal) => api.get('requests', { query: { view: this.#view, after }, signal }));

  #live = new LiveList(this, this.#requests, 'requests');

  connectedCallback() {
    super.connectedCallback();
    this.hear(live.listen((changed) => changed('REQUEST') && this.#live.refresh()));
  }

  get #view() {
    return this.view ?? 'RUNNING';
  }

  load() {
    this.#live.forget();
    this.#requests.run({ fresh: true });
  }

  content() {
    const choices = ['RUNNING', 'ENDED'].map((name) => ({
      name,
      text: this.t(`requests.view.${name}`),
      href: pathOf('requests', { view: name === 'RUNNING' ? undefined : name }),
    }));
    return html`<div class="sp-page">
      ${this.heading(this.t('title.requests'), this.t('requests.lead'), this.#ask())}
      <div class="sp-list-top">${views(this.t('list.views'), choices, this.#view)} ${this.#live.button()}</div>
      <section class="sp-card" aria-label=${this.t(`requests.view.${this.#view}`)} data-test="request-list">
        ${shown(this.#requests, ({ items }) => (items.length > 0 ? this.#list(items) : this.#empty()))}
      </section>
    </div>`;
  }

  #ask() {
    return session.may('requests:submit')
      ? html`<a class="sp-button sp-primary" href=${pathOf('catalogue')} data-test="ask">${icon('plus')}${this.t('menu.catalogue')}</a>`
      : '';
  }

  #list(items) {
    return html`<ul class="sp-rows" @keydown=${moveInList}>
        ${items.map((request) => html`<li data-live=${this.#live.look(request)}>${requestRow(request, this.#live.isGone(request))}</li>`)}
      </ul>
      ${moreButton(this.#requests)}`;
  }

  #empty() {
    const running = this.#view === 'RUNNING';
    return emptyState({
      sign: 'request',
      title: this.t(running ? 'home.nothingAsked' : 'requests.noneEnded'),
      text: this.t(running ? 'home.nothingAskedText' : 'requests.noneEndedText'),
      action: running ? this.#ask() : undefined,
    });
  }
}

customElements.define('portal-requests', PortalRequests);
