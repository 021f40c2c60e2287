import { html, nothing } from 'lit';
import { announce } from '../shared/announce.js';
import * as api from '../shared/api.js';
import { searchField } from '../shared/fields.js';
import { icon } from '../shared/icons.js';
import { Pages } from '../shared/loading.js';
import { PortalPage } from '../shared/portal-page.js';
import { session } from '../shared/session.js';
import { emptyState, moreButton, shown } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import './portal-cart.js';
import { entryCard } from './entry-card.js';
import { Cart } from './cart.js';

/** Ask for access: search, cards by system, and the request that grows beside them. `text` is what is searched for. */
export class PortalCatalogue extends PortalPage {
  static page = 'catalogue';
  static states = ['text', 'for'];
  static properties = { text: {}, for: {}, beneficiary: { state: true } };

  #cart = new Cart(this);
  #entries = new Pages(this, (after, signal) =>
    api.get('catalogue/entitlements', { query: { text: this.text, beneficiary: this.#person, after }, signal }),
  );

  get #person() {
    return this.beneficiary?.id ?? this.for;
  }

  async load(changed, first) {
    if (first) {
      this.#cart.open(session.person.id);
    }
    await this.#entries.run();
    if (!first && !this.#entries.problem) {
      announce(this.#hits());
    }
  }

  content() {
    return html`<div class="sp-page">
      ${this.heading(this.t('title.catalogue'), this.t('catalogue.lead'))}
      <div class="sp-ask">
        <div class="sp-ask-found">
          ${searchField({
            id: 'sp-catalogue-search',
            label: this.t('catalogue.search'),
            value: this.text ?? '',
            change: (text) => this.#search(text),
          })}
          ${shown(this.#entries, ({ items }) => (items.length > 0 ? this.#found(items) : this.#nothing()))}
        </div>
        ${this.#cart.lines.length > 0 ? this.#toCart() : nothing}
        <portal-cart
          .cart=${this.#cart}
          .lines=${this.#cart.lines}
          .beneficiary=${this.beneficiary}
          .person=${this.#person}
          @portal-person=${this.#forWhom}
          @portal-asked=${this.#asked}
        ></portal-cart>
      </div>
    </div>`;
  }

  /** On narrow pages the request lies below the cards; this leads to it. */
  #toCart() {
    const go = () => {
      const heading = this.querySelector('#sp-cart');
      heading.scrollIntoView({ block: 'start' });
      heading.focus();
    };
    return html`<button type="button" class="sp-button sp-primary sp-to-cart" data-test="to-cart" @click=${go}>
      ${icon('bag')}${this.t('catalogue.toCart', { count: this.#cart.lines.length })}
    </button>`;
  }

  #search(text) {
    if (text !== (this.text ?? '')) {
      this.go('catalogue', { text, for: this.for }, { replace: true });
    }
  }

  #hits() {
    const { items, value } = this.#entries;
    return this.t(value.next ? 'catalogue.hitsMore' : 'catalogue.hits', { count: items.length });
  }

  #found(items) {
    const systems = Map.groupBy(items, (row) => row.entitlement.system.id);
    return html`<p class="sp-soft sp-small" data-test="hits">${this.#hits()}</p>
      ${[...systems.values()].map((rows) => this.#system(rows))} ${moreButton(this.#entries)}`;
  }

  #system(rows) {
    const { system } = rows[0].entitlement;
    return html`<section class="sp-system" aria-labelledby="sp-system-${system.id}">
      <h2 class="sp-system-name" id="sp-system-${system.id}">${icon('system')}${system.title}</h2>
      <ul class="sp-cards">
        ${rows.map((row) => html`<li>${entryCard(row, this.#cart, (added) => this.#say(added, row.entitlement))}</li>`)}
      </ul>
    </section>`;
  }

  #say(added, entitlement) {
    announce(this.t(added ? 'catalogue.wasAdded' : 'catalogue.wasRemoved', { title: entitlement.title }));
  }

  #nothing() {
    const state = this.text
      ? {
          sign: 'search',
          title: this.t('catalogue.noMatch', { text: this.text }),
          text: this.t('catalogue.noMatchText'),
          action: html`<button type="button" class="sp-button" @click=${() => this.#search('')}>${this.t('catalogue.clear')}</button>`,
        }
      : { sign: 'catalogue', title: this.t('catalogue.none'), text: this.t('catalogue.noneText') };
    return html`<div class="sp-card">${emptyState(state)}</div>`;
  }

  #forWhom(event) {
    this.beneficiary = event.detail.person;
    this.#entries.run();
  }

  #asked(event) {
    const { request } = event.detail;
    this.#cart.clear();
    this.tellChange();
    toast({ text: this.t('catalogue.asked', { number: request.number }) });
    this.go('request', { request: request.id });
  }
}

customElements.define('portal-catalogue', PortalCatalogue);
