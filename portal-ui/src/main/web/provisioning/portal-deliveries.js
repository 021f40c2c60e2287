import { html, nothing } from 'lit';
import { announce } from '../shared/announce.js';
import * as api from '../shared/api.js';
import { deliveryNote } from '../shared/delivery-note.js';
import { scopedTitle } from '../shared/format.js';
import { grid } from '../shared/grid.js';
import { icon } from '../shared/icons.js';
import { asProblem, Loading, Pages } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { session } from '../shared/session.js';
import { emptyState, moreButton, shown } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { views } from '../shared/views.js';
import { Wide } from '../shared/wide.js';

const states = ['DEAD', 'WAITING', 'LEASED', 'DONE'];

/** Deliveries to the systems, with what they answered, and a way to try again. What was given up comes first: it needs somebody. */
export class PortalDeliveries extends PortalPage {
  static page = 'deliveries';
  static states = ['state'];
  static properties = { state: {} };

  #wide = new Wide(this, 880);
  #orders = new Pages(this, (after, signal) => api.get('deliveries', { query: { state: this.#view, after }, signal }));
  #systems = new Loading(this, (signal) => api.get('systems', { signal }));

  get #view() {
    return states.includes(this.state) ? this.state : states[0];
  }

  load(changed, first) {
    this.#orders.run({ fresh: true });
    if (first && session.may('systems:read')) {
      this.#systems.run();
    }
  }

  content() {
    const choices = states.map((name) => ({
      name,
      text: this.t(`deliveries.view.${name}`),
      href: pathOf('deliveries', { state: name === states[0] ? undefined : name }),
    }));
    return html`<div class="sp-page">
      ${this.heading(this.t('title.deliveries'), this.t('deliveries.lead'), this.#refresh())}
      ${this.#systemStates()} ${views(this.t('list.views'), choices, this.#view)}
      <section class="sp-card" aria-label=${this.t('title.deliveries')} data-test="delivery-list">
        ${shown(this.#orders, ({ items }) => (items.length > 0 ? this.#list(items) : this.#empty()))}
      </section>
    </div>`;
  }

  #refresh() {
    return html`<button type="button" class="sp-button" data-test="refresh" @click=${() => this.#orders.run()}>
      ${icon('retry')}${this.t('deliveries.refresh')}
    </button>`;
  }

  #systemStates() {
    const systems = this.#systems.value?.items ?? [];
    return systems.length === 0
      ? nothing
      : html`<ul class="sp-systems" aria-label=${this.t('deliveries.systems')}>
          ${systems.map((one) => html`<li title=${one.detail ?? nothing} data-test="system">
              <span>${one.title}</span> <portal-status kind="system" state=${one.state}></portal-status>
            </li>`)}
        </ul>`;
  }

  #list(items) {
    return html`${this.#wide.is ? this.#table(items) : this.#rows(items)} ${moreButton(this.#orders)}`;
  }

  #table(items) {
    const column = (name, cell, more) => ({ name, header: this.t(`deliveries.column.${name}`), cell, ...more });
    return grid({
      items,
      label: this.t('title.deliveries'),
      test: 'delivery-grid',
      columns: [
        column('number', (one) => this.#number(one), { width: '96px', grow: 0 }),
        column('what', (one) => html`<span class="sp-cell-words">${this.#what(one)}<span class="sp-soft sp-small">${this.t('deliveries.for', { name: one.person.name })}</span></span>`, { width: '130px', grow: 2 }),
        column('system', (one) => html`<span class="sp-cell-words">${one.system.title}</span>`, { width: '110px' }),
        column('state', (one) => this.#state(one), { width: '190px', grow: 0 }),
        items.some(saysMore) && column('error', (one) => this.#answer(one), { width: '180px', grow: 3 }),
        items.some(mayBeTriedAgain) && column('actions', (one) => this.#retry(one), { width: '165px', grow: 0 }),
      ].filter(Boolean),
    });
  }

  #rows(items) {
    return html`<ul class="sp-rows">
      ${items.map((one) => html`<li class="sp-row" data-test="delivery">
          <div class="sp-row-words">
            <p class="sp-row-title">${this.#what(one)} ${this.t('deliveries.for', { name: one.person.name })}</p>
            <p class="sp-row-more"><bdi>${this.#number(one)}</bdi> · <bdi>${one.system.title}</bdi> · ${this.t('deliveries.tries', { count: one.attempts })}</p>
            <div class="sp-row-more">${this.#answer(one)}</div>
          </div>
          <portal-status kind="order" state=${one.state}></portal-status>
          ${this.#retry(one)}
        </li>`)}
    </ul>`;
  }

  #number(one) {
    return html`<a class="sp-numbers" data-delivery=${one.id} href=${pathOf('request', { request: one.request })}>${one.number}</a>`;
  }

  #what(one) {
    return scopedTitle(one.title, one.scope);
  }

  #state(one) {
    return html`<span class="sp-cell-words">
      <portal-status kind="order" state=${one.state}></portal-status>
      <span class="sp-soft sp-small">${this.t('deliveries.tries', { count: one.attempts })}</span>
    </span>`;
  }

  #answer(one) {
    return html`${one.lastError
      ? html`<span class="sp-cell-words" data-test="last-error">${deliveryNote(one.lastError, { system: one.system.title, person: one.person.name })}</span>`
      : nothing}
    ${one.nextAt && one.state === 'WAITING'
      ? html`<span class="sp-soft sp-small">${this.t('deliveries.next')} <portal-time at=${one.nextAt}></portal-time></span>`
      : nothing}`;
  }

  #retry(one) {
    return mayBeTriedAgain(one)
      ? html`<button
          type="button"
          class="sp-button"
          data-test="retry-delivery"
          aria-label=${this.t('deliveries.retryOf', { title: one.title, name: one.person.name })}
          @click=${() => this.#again(one)}
        >
          ${icon('retry')}${this.t('deliveries.retry')}
        </button>`
      : nothing;
  }

  #empty() {
    return this.#view === 'DEAD'
      ? emptyState({ sign: 'check', title: this.t('deliveries.noneDead'), text: this.t('deliveries.noneDeadText') })
      : emptyState({ sign: 'delivery', title: this.t('deliveries.none'), text: this.t('deliveries.noneText') });
  }

  async #again(one) {
    try {
      const now = await api.post(`deliveries/${one.id}/retry`, { version: one.version });
      this.#orders.value = { ...this.#orders.value, items: this.#orders.items.map((other) => (other.id === one.id ? now : other)) };
      this.requestUpdate();
      await this.updateComplete;
      this.querySelector(`[data-delivery="${CSS.escape(one.id)}"]`)?.focus();
      const words = this.t('deliveries.retried', { title: one.title, name: one.person.name });
      announce(words);
      toast({ text: words });
    } catch (failure) {
      toast({ text: asProblem(failure).words, tone: 'bad' });
      this.#orders.run();
    }
  }
}

const saysMore = (one) => one.lastError || (one.nextAt && one.state === 'WAITING');
const mayBeTriedAgain = (one) => one.state === 'DEAD';

customElements.define('portal-deliveries', PortalDeliveries);
