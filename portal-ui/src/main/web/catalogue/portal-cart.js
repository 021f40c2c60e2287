import { html, nothing } from 'lit';
import * as api from '../shared/api.js';
import { selectField, textArea, textField } from '../shared/fields.js';
import { scopeName } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { asProblem } from '../shared/loading.js';
import { PortalElement } from '../shared/portal-element.js';
import { Problem } from '../shared/problem.js';
import { session } from '../shared/session.js';
import '../shared/portal-people-picker.js';
import '../shared/portal-problem-summary.js';

const longest = 2000;
const most = 20;
const type = 'role-access';

/** The request at the side: for whom, what, why. Fires `portal-asked` with { request } when it is on its way. */
export class PortalCart extends PortalElement {
  static properties = {
    cart: { attribute: false },
    lines: { attribute: false },
    beneficiary: { attribute: false },
    person: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  /** One key per request that is put together: a second try of the same has no second effect. */
  #key = crypto.randomUUID();

  render() {
    const { lines } = this;
    return html`<form class="sp-card sp-cart" novalidate @submit=${this.#submit} aria-labelledby="sp-cart" data-test="cart">
      <div class="sp-card-head">
        <h2 id="sp-cart" tabindex="-1">${this.t('catalogue.cart')}</h2>
        ${lines.length > 0 ? html`<span class="sp-badge" aria-hidden="true">${lines.length}</span>` : nothing}
      </div>
      ${lines.length > 0
        ? html`<ul class="sp-rows">${lines.map((line, index) => this.#line(line, index))}</ul>`
        : html`<p class="sp-card-body sp-soft" data-test="cart-empty">${this.t('catalogue.cartEmpty')}</p>`}
      <div class="sp-card-foot sp-form">
        <portal-problem-summary .problem=${this.problem} .fields=${this.#fields()}></portal-problem-summary>
        ${session.may('requests:submit-for-others')
          ? html`<portal-people-picker
              field="sp-beneficiary"
              label=${this.t('catalogue.forWhom')}
              help=${this.t('catalogue.forMe')}
              .person=${this.beneficiary}
            ></portal-people-picker>`
          : nothing}
        ${textArea({
          id: 'sp-reason',
          label: this.t('catalogue.reason'),
          help: this.t('catalogue.reasonHelp'),
          required: true,
          limit: longest,
          error: this.problem?.wordsFor('reason'),
          value: this.cart.reason,
          change: (value) => {
            this.problem?.settle('reason');
            this.cart.setReason(value);
            this.requestUpdate();
          },
        })}
        <button type="submit" class="sp-button sp-primary" data-test="ask" aria-busy=${String(Boolean(this.busy))}>
          ${this.busy ? this.t('catalogue.asking') : this.t('catalogue.ask', { count: lines.length })}
        </button>
      </div>
    </form>`;
  }

  #line(line, index) {
    const { entitlement } = line;
    return html`<li class="sp-cart-line" data-test="cart-line">
      <div class="sp-row">
        <div class="sp-row-words">
          <p class="sp-row-title">${entitlement.title}</p>
          <p class="sp-row-more">${entitlement.system.title}</p>
        </div>
        <button
          type="button"
          class="sp-button sp-plain sp-square"
          data-test="cart-remove"
          aria-label=${this.t('catalogue.removeOf', { title: entitlement.title })}
          @click=${() => this.cart.remove(line.key)}
        >
          ${icon('cross')}
        </button>
      </div>
      ${entitlement.scope ? html`<div class="sp-cart-scope">${this.#scope(line, index)}</div>` : nothing}
    </li>`;
  }

  #scope(line, index) {
    const { label, choices, type: kind } = line.entitlement.scope;
    const options = {
      id: `sp-scope-${index}`,
      label,
      required: true,
      error: this.problem?.wordsFor(`items[${index}].scope`),
      value: line.scope,
      change: (value) => {
        this.problem?.settle(`items[${index}].scope`);
        this.cart.setScope(line.key, value);
      },
    };
    if (choices.length === 0) {
      return textField(options);
    }
    const values = choices.map((value) => ({ value, text: scopeName(value, kind) }));
    return selectField({ ...options, choices: [{ value: '', text: this.t('catalogue.choose') }, ...values] });
  }

  #fields() {
    const scopes = this.lines.map((_line, index) => [`items[${index}].scope`, `sp-scope-${index}`]);
    return { reason: 'sp-reason', items: 'sp-catalogue-search', ...Object.fromEntries(scopes) };
  }

  #found() {
    const errors = this.lines
      .map((line, index) => ({ line, field: `items[${index}].scope`, rule: 'required' }))
      .filter(({ line }) => line.entitlement.scope && !line.scope.trim());
    if (this.lines.length === 0 || this.lines.length > most) {
      errors.push({ field: 'items', rule: 'size' });
    }
    if (!this.cart.reason.trim()) {
      errors.push({ field: 'reason', rule: 'required' });
    }
    return errors;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const errors = this.#found();
    if (errors.length > 0) {
      this.problem = Problem.ofFields(errors);
      return;
    }
    this.busy = true;
    this.problem = undefined;
    try {
      const request = await api.post('requests', this.#body(), { creates: true, key: this.#key });
      this.#key = crypto.randomUUID();
      this.dispatchEvent(new CustomEvent('portal-asked', { detail: { request }, bubbles: true }));
    } catch (failure) {
      this.problem = asProblem(failure);
      this.#key = this.problem.status >= 500 || this.problem.status === 0 ? this.#key : crypto.randomUUID();
    }
    this.busy = false;
  }

  #body() {
    const items = this.lines.map(({ entitlement, scope }) => ({ entitlement: entitlement.id, scope: scope.trim() || undefined }));
    return { type, beneficiary: this.person, items, reason: this.cart.reason.trim() };
  }
}

customElements.define('portal-cart', PortalCart);
