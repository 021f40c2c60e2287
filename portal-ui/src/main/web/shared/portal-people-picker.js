import '@vaadin/combo-box';
import { html, render } from 'lit';
import { announce } from './announce.js';
import * as api from './api.js';
import { PortalElement } from './portal-element.js';

/**
 * Finds a person while one types: name, then title and department. Fires `portal-person` with { person } or nothing.
 * <portal-people-picker label="For whom" field="beneficiary">
 */
export class PortalPeoplePicker extends PortalElement {
  static properties = {
    label: {},
    field: {},
    help: {},
    error: {},
    required: { type: Boolean },
    person: { attribute: false },
  };

  render() {
    return html`<vaadin-combo-box
      id=${this.field}
      data-test="people-picker"
      item-id-path="id"
      item-label-path="name"
      clear-button-visible
      label=${this.label}
      helper-text=${this.help ?? ''}
      error-message=${this.error ?? ''}
      ?invalid=${Boolean(this.error)}
      ?required=${this.required}
      .manualValidation=${true}
      .pageSize=${20}
      .selectedItem=${this.person ?? null}
      .dataProvider=${this.#find}
      .renderer=${renderPerson}
      @selected-item-changed=${this.#chosen}
    ></vaadin-combo-box>`;
  }

  #find = async (parameters, callback) => {
    if (parameters.page > 0) {
      callback([]);
      return;
    }
    try {
      const found = await api.get('people', { query: { text: parameters.filter, size: parameters.pageSize } });
      callback(found.items, found.items.length);
      announce(this.t('people.hits', { count: found.items.length }));
    } catch {
      callback([], 0);
      announce(this.t('people.failed'));
    }
  };

  #chosen(event) {
    const person = event.detail.value ?? undefined;
    if (person?.id !== this.person?.id) {
      this.person = person;
      this.dispatchEvent(new CustomEvent('portal-person', { detail: { person }, bubbles: true }));
    }
  }
}

function renderPerson(root, _comboBox, { item }) {
  const more = [item.title, item.department].filter(Boolean).join(' · ');
  render(html`<div>${item.name}</div><div class="sp-option-more">${more}</div>`, root);
}

customElements.define('portal-people-picker', PortalPeoplePicker);
