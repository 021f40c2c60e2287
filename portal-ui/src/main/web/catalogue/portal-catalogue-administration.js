import { html } from 'lit';
import * as api from '../shared/api.js';
import { searchField } from '../shared/fields.js';
import { grid } from '../shared/grid.js';
import { icon } from '../shared/icons.js';
import { Pages } from '../shared/loading.js';
import { pathOf } from '../shared/places.js';
import { PortalPage } from '../shared/portal-page.js';
import { emptyState, moreButton, shown } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Wide } from '../shared/wide.js';
import './portal-entry-form.js';

/** The catalogue for administrators. `text` is what is searched for; `entry` opens one for change, or "new". */
export class PortalCatalogueAdministration extends PortalPage {
  static page = 'catalogueAdministration';
  static states = ['text', 'entry'];
  static properties = { text: {}, entry: {} };

  #wide = new Wide(this, 880);
  #entries = new Pages(this, (after, signal) => api.get('catalogue/all', { query: { text: this.text, after }, signal }));

  load(changed, first) {
    if (first || changed.has('text')) {
      this.#entries.run();
    }
  }

  content() {
    return this.entry ? this.#form() : this.#overview();
  }

  #form() {
    return html`<div class="sp-page">
      <a class="sp-way-back" href=${pathOf('catalogueAdministration', { text: this.text })}>${icon('left')}${this.t('catalogueAdministration.back')}</a>
      ${this.heading(this.t(this.entry === 'new' ? 'catalogueAdministration.new' : 'catalogueAdministration.change'))}
      <portal-entry-form entry=${this.entry} @portal-saved=${this.#saved}></portal-entry-form>
    </div>`;
  }

  #overview() {
    return html`<div class="sp-page">
      ${this.heading(this.t('title.catalogueAdministration'), this.t('catalogueAdministration.lead'), this.#new())}
      <div class="sp-bar">
        ${searchField({
          id: 'sp-entries-search',
          label: this.t('catalogue.search'),
          value: this.text ?? '',
          change: (text) => this.go('catalogueAdministration', { text }, { replace: true }),
        })}
      </div>
      <section class="sp-card" aria-label=${this.t('title.catalogueAdministration')} data-test="entry-list">
        ${shown(this.#entries, ({ items }) => (items.length > 0 ? this.#list(items) : this.#empty()))}
      </section>
    </div>`;
  }

  #new() {
    return html`<a class="sp-button sp-primary" data-test="new-entry" href=${pathOf('catalogueAdministration', { entry: 'new' })}>
      ${icon('plus')}${this.t('catalogueAdministration.new')}
    </a>`;
  }

  #list(items) {
    return html`${this.#wide.is ? this.#table(items) : this.#rows(items)} ${moreButton(this.#entries)}`;
  }

  #table(items) {
    const column = (name, cell, more) => ({ header: this.t(`catalogueAdministration.column.${name}`), cell, ...more });
    return grid({
      items,
      label: this.t('title.catalogueAdministration'),
      test: 'entry-grid',
      columns: [
        column('title', (one) => html`<span class="sp-cell-words"><span class="sp-strong">${one.title}</span><span class="sp-soft sp-small">${one.name}</span></span>`, { width: '160px', grow: 3 }),
        column('system', (one) => html`<span class="sp-cell-words">${one.system.title}<span class="sp-soft sp-small">${this.t(`catalogue.kind.${one.kind}`)}</span></span>`, { width: '130px', grow: 2 }),
        column('risk', (one) => html`<portal-status kind="risk" state=${one.risk}></portal-status>`, { width: '150px', grow: 0 }),
        column('owner', (one) => html`<span class="sp-cell-words">${one.owner?.name ?? '–'}</span>`, { width: '130px', grow: 2 }),
        column('requestable', (one) => this.#requestable(one), { width: '110px', grow: 0 }),
        column('actions', (one) => this.#edit(one), { width: '120px', grow: 0 }),
      ],
    });
  }

  #requestable(one) {
    return this.t(one.requestable ? 'catalogueAdministration.yes' : 'catalogueAdministration.no');
  }

  #rows(items) {
    return html`<ul class="sp-rows">
      ${items.map((one) => html`<li class="sp-row" data-test="entry-row">
          <div class="sp-row-words">
            <p class="sp-row-title">${one.title}</p>
            <p class="sp-row-more">
              <bdi>${one.system.title}</bdi> · ${this.t(`catalogue.kind.${one.kind}`)} · ${this.t('catalogueAdministration.column.requestable')}:
              ${this.#requestable(one)}
            </p>
          </div>
          <portal-status kind="risk" state=${one.risk}></portal-status>
          ${this.#edit(one)}
        </li>`)}
    </ul>`;
  }

  #edit(one) {
    return html`<a
      class="sp-button"
      data-test="edit-entry"
      href=${pathOf('catalogueAdministration', { text: this.text, entry: one.id })}
      aria-label=${this.t('catalogueAdministration.editOf', { title: one.title })}
      >${this.t('catalogueAdministration.edit')}</a
    >`;
  }

  #empty() {
    return this.text
      ? emptyState({ sign: 'search', title: this.t('catalogue.noMatch', { text: this.text }), text: this.t('catalogue.noMatchText') })
      : emptyState({
          sign: 'catalogue',
          title: this.t('catalogueAdministration.none'),
          text: this.t('catalogueAdministration.noneText'),
          action: this.#new(),
        });
  }

  async #saved(event) {
    const { entry, created } = event.detail;
    toast({ text: this.t(created ? 'catalogueAdministration.created' : 'catalogueAdministration.saved', { title: entry.title }) });
    this.go('catalogueAdministration', { text: this.text });
    await this.#entries.run();
    this.querySelector('h1')?.focus();
  }
}

customElements.define('portal-catalogue-administration', PortalCatalogueAdministration);
