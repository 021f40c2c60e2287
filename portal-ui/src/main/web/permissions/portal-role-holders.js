import { html, nothing } from 'lit';
import { announce } from '../shared/announce.js';
import * as api from '../shared/api.js';
import { selectField } from '../shared/fields.js';
import { initials } from '../shared/format.js';
import { asProblem, Pages } from '../shared/loading.js';
import { PortalElement } from '../shared/portal-element.js';
import { emptyState, moreButton, shown } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import '../shared/portal-people-picker.js';
import { members } from './words.js';

/** Who holds a role, and a way to give and take it. Fires `portal-role` with { role } when another is chosen. */
export class PortalRoleHolders extends PortalElement {
  static properties = { roles: { attribute: false }, of: {}, person: { state: true }, busy: { state: true } };

  #holders = new Pages(this, (after, signal) => api.get(`roles/${encodeURIComponent(this.of)}/holders`, { query: { after }, signal }));

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('of') && this.of) {
      this.#holders.run({ fresh: true });
    }
  }

  get #title() {
    return this.roles.find((one) => one.id === this.of)?.title ?? this.of;
  }

  render() {
    return html`<div class="sp-permission-page">
      <div class="sp-whose">${this.#choose()}</div>
      <section class="sp-card" aria-label=${this.#title ?? this.t('permissions.view.holders')} data-test="holders">
        ${this.of
          ? shown(this.#holders, ({ items }) => this.#list(items))
          : emptyState({ sign: 'people', title: this.t('permissions.chooseRole'), text: this.t('permissions.chooseRoleText') })}
      </section>
    </div>`;
  }

  #choose() {
    const choices = this.roles.map((one) => ({ value: one.id, text: [one.title, members(one)].filter(Boolean).join(' · ') }));
    return selectField({
      id: 'sp-role',
      label: this.t('permissions.role'),
      note: false,
      required: true,
      value: this.of ?? '',
      choices: this.of ? choices : [{ value: '', text: this.t('catalogue.choose') }, ...choices],
      change: (role) => this.dispatchEvent(new CustomEvent('portal-role', { detail: { role }, bubbles: true })),
    });
  }

  #list(items) {
    return html`<form class="sp-card-body sp-give" novalidate @submit=${this.#give}>
        <portal-people-picker
          field="sp-new-holder"
          label=${this.t('permissions.addPerson')}
          .person=${this.person}
          @portal-person=${this.#picked}
        ></portal-people-picker>
        <button type="submit" class="sp-button" data-test="give" ?disabled=${!this.person || this.busy}>${this.t('permissions.give')}</button>
      </form>
      ${items.length > 0
        ? html`<ul class="sp-rows sp-items">${items.map((one) => this.#row(one))}</ul>${moreButton(this.#holders)}`
        : emptyState({ sign: 'people', title: this.t('permissions.noHolders'), text: this.t('permissions.noHoldersText') })}`;
  }

  #row({ person, source, since }) {
    return html`<li class="sp-row" data-test="holder">
      <span class="sp-face" aria-hidden="true">${initials(person.name)}</span>
      <div class="sp-row-words">
        <p class="sp-row-title">${person.name}</p>
        <p class="sp-row-more">
          ${this.t(`permissions.source.${source}`)}${since ? html` · ${this.t('access.since')} <portal-time at=${since} look="date"></portal-time>` : nothing}
        </p>
      </div>
      ${source === 'PORTAL'
        ? html`<button
            type="button"
            class="sp-button sp-danger"
            data-test="take"
            aria-label=${this.t('permissions.takeOf', { name: person.name })}
            @click=${() => this.#change('take', person)}
          >
            ${this.t('permissions.take')}
          </button>`
        : nothing}
    </li>`;
  }

  #picked(event) {
    event.stopPropagation();
    this.person = event.detail.person;
  }

  async #give(event) {
    event.preventDefault();
    if (this.person && !this.busy) {
      await this.#change('give', this.person);
      this.person = undefined;
    }
  }

  async #change(verb, person, undo = true) {
    this.busy = true;
    try {
      await api.post(`roles/${encodeURIComponent(this.of)}/${verb}`, { person: person.id });
      const text = this.t(verb === 'give' ? 'permissions.gave' : 'permissions.took', { name: person.name, role: this.#title });
      announce(text);
      const back = { text: this.t('permissions.undo'), run: () => this.#change(verb === 'give' ? 'take' : 'give', person, false) };
      toast({ text, action: undo ? back : undefined });
      this.dispatchEvent(new CustomEvent('portal-changed', { bubbles: true }));
    } catch (failure) {
      toast({ text: asProblem(failure).words, tone: 'bad' });
    }
    this.busy = false;
    await this.#holders.run();
  }
}

customElements.define('portal-role-holders', PortalRoleHolders);
