import { html, nothing } from 'lit';
import * as api from '../shared/api.js';
import { selectField, textArea, textField } from '../shared/fields.js';
import { asProblem, Loading } from '../shared/loading.js';
import { PortalElement } from '../shared/portal-element.js';
import { Problem } from '../shared/problem.js';
import { shown } from '../shared/states.js';
import '../shared/portal-people-picker.js';
import '../shared/portal-problem-summary.js';
import { bodyOf, draftOf, emptyDraft } from './entry-draft.js';

const kinds = ['ROLE', 'GROUP', 'PERMISSION'];
const risks = ['LOW', 'MEDIUM', 'HIGH'];
const scopes = ['none', 'COUNTRY', 'COST_CENTRE', 'SYSTEM_INSTANCE', 'TEXT'];
const controls = {
  system: 'sp-system',
  name: 'sp-name',
  title: 'sp-title',
  description: 'sp-description',
  tags: 'sp-tags',
  label: 'sp-scope-label',
  'scope.label': 'sp-scope-label',
  'scope.choices': 'sp-scope-choices',
};

/** A new entry of the catalogue (`entry` is "new") or a change of one. Fires `portal-saved` with { entry, created }. */
export class PortalEntryForm extends PortalElement {
  static properties = {
    entry: {},
    draft: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  #key = crypto.randomUUID();
  #systems = new Loading(this, (signal) => api.get('systems', { signal }));
  #loaded = new Loading(this, async (signal) => {
    const found = this.#isNew ? undefined : await api.get(`catalogue/entitlements/${encodeURIComponent(this.entry)}`, { signal });
    this.draft = found ? draftOf(found) : emptyDraft();
    return { found };
  });

  get #isNew() {
    return this.entry === 'new';
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('entry')) {
      this.#loaded.run({ fresh: true });
      if (this.#isNew) {
        this.#systems.run();
      }
    }
  }

  render() {
    return html`<div class="sp-card sp-entry-form">
      ${shown(this.#loaded, ({ found }) => this.#form(found), { rows: 5 })}
    </div>`;
  }

  #form(found) {
    return html`<form class="sp-card-body sp-form" novalidate @submit=${this.#submit} data-test="entry-form">
      <portal-problem-summary .problem=${this.problem} .fields=${controls}></portal-problem-summary>
      <div class="sp-two">${this.#system(found)} ${this.#isNew ? this.#text('name', { required: true, help: true }) : nothing}</div>
      ${this.#text('title', { required: true, help: true })}
      ${textArea(this.#options('description', { help: true }))}
      <div class="sp-two">${this.#select('kind', kinds, 'catalogue.kind')} ${this.#select('risk', risks, 'status.risk')}</div>
      ${this.#text('tags', { help: true })} ${this.#owner(found)} ${this.#scope()}
      <label class="sp-check">
        <input type="checkbox" id="sp-requestable" .checked=${this.draft.requestable} @change=${(event) => this.#set('requestable', event.target.checked)} />
        <span>
          ${this.t('catalogueAdministration.requestable')}
          <span class="sp-help">${this.t('catalogueAdministration.requestableHelp')}</span>
        </span>
      </label>
      <div class="sp-actions">
        <button type="submit" class="sp-button sp-primary" data-test="save-entry" aria-busy=${String(Boolean(this.busy))}>
          ${this.t(this.#isNew ? 'catalogueAdministration.create' : 'catalogueAdministration.save')}
        </button>
      </div>
    </form>`;
  }

  #set(name, value) {
    this.problem?.settle(name);
    this.draft = { ...this.draft, [name]: value };
  }

  #options(name, { help = false, required = false } = {}) {
    return {
      id: `sp-${name}`,
      label: this.t(`catalogueAdministration.${name}`),
      help: help ? this.t(`catalogueAdministration.${name}Help`) : undefined,
      required,
      error: this.problem?.wordsFor(name),
      value: this.draft[name],
      change: (value) => this.#set(name, value),
    };
  }

  #text(name, options) {
    return textField(this.#options(name, options));
  }

  #select(name, values, words) {
    const choices = values.map((value) => ({ value, text: this.t(`${words}.${value}`) }));
    return selectField({ ...this.#options(name), note: false, choices });
  }

  #system(found) {
    if (found) {
      return html`<dl class="sp-facts">
        <dt>${this.t('catalogueAdministration.system')}</dt>
        <dd>${found.system.title}</dd>
        <dt>${this.t('catalogueAdministration.name')}</dt>
        <dd>${found.name}</dd>
      </dl>`;
    }
    const known = this.#systems.value?.items ?? [];
    const choices = [{ value: '', text: this.t('catalogue.choose') }, ...known.map((one) => ({ value: one.id, text: one.title }))];
    return selectField({ ...this.#options('system', { required: true }), choices });
  }

  #owner() {
    const { owner } = this.draft;
    const other = owner && owner.kind !== 'USER';
    return html`<portal-people-picker
      field="sp-owner"
      label=${this.t('catalogueAdministration.owner')}
      help=${other ? this.t('catalogueAdministration.ownerOther', { name: owner.name }) : this.t('catalogueAdministration.ownerHelp')}
      .person=${other ? undefined : owner}
      @portal-person=${(event) => this.#set('owner', event.detail.person && { kind: 'USER', ...event.detail.person })}
    ></portal-people-picker>`;
  }

  #scope() {
    const choices = scopes.map((value) => ({ value, text: this.t(`catalogueAdministration.scope.${value}`) }));
    return html`${selectField({ ...this.#options('scope'), note: false, choices })}
    ${this.draft.scope === 'none'
      ? nothing
      : html`<div class="sp-two">
          ${textField({ ...this.#options('scopeLabel', { help: true, required: true }), id: controls.label, error: this.problem?.wordsFor(this.draft.scopeLabel ? 'scope.label' : 'label') })}
          ${textField({ ...this.#options('choices', { help: true }), id: controls['scope.choices'], error: this.problem?.wordsFor('scope.choices') })}
        </div>`}`;
  }

  #found() {
    const needed = this.#isNew ? ['system', 'name', 'title'] : ['title'];
    const errors = needed.filter((name) => !this.draft[name].trim()).map((field) => ({ field, rule: 'required' }));
    if (this.draft.scope !== 'none' && !this.draft.scopeLabel.trim()) {
      errors.push({ field: 'label', rule: 'required' });
    }
    return errors;
  }

  async #submit(event) {
    event.preventDefault();
    const errors = this.#found();
    if (errors.length > 0 || this.busy) {
      this.problem = this.busy ? undefined : Problem.ofFields(errors);
      return;
    }
    this.busy = true;
    this.problem = undefined;
    try {
      const entry = await this.#send();
      this.dispatchEvent(new CustomEvent('portal-saved', { detail: { entry, created: this.#isNew }, bubbles: true }));
    } catch (failure) {
      this.problem = asProblem(failure);
    }
    this.busy = false;
  }

  #send() {
    const body = bodyOf(this.draft);
    if (this.#isNew) {
      const { system, name } = this.draft;
      return api.post('catalogue/entitlements', { system, name: name.trim(), ...body }, { creates: true, key: this.#key });
    }
    const { id, version } = this.#loaded.value.found;
    return api.post(`catalogue/entitlements/${id}/change`, { version, ...body });
  }
}

customElements.define('portal-entry-form', PortalEntryForm);
