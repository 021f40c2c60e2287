import { html, nothing } from 'lit';
import { i18n, languages } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { asProblem } from '../shared/loading.js';
import { PortalElement } from '../shared/portal-element.js';
import { preferences } from '../shared/preferences.js';
import { Problem } from '../shared/problem.js';
import { session } from '../shared/session.js';
import { textField } from '../shared/fields.js';
import '../shared/portal-problem-summary.js';

/**
 * Sign-in with name and password. `login` fills in the name; `again` is for sign-in over a page.
 * Fires `portal-signed-in` with { person }.
 */
export class PortalSignIn extends PortalElement {
  static properties = {
    login: {},
    again: { type: Boolean },
    password: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.password = '';
  }

  firstUpdated() {
    if (!this.again) {
      this.querySelector('[autofocus]').focus();
    }
  }

  render() {
    return html`<div class="sp-sign-in">
      ${this.again
        ? nothing
        : html`<span class="sp-sign-in-mark sp-mark-sign" aria-hidden="true">S</span>
            <h1 class="sp-title" tabindex="-1">${this.t('signin.title')}</h1>
            <p class="sp-lead">${this.t('signin.lead')}</p>`}
      <form class="sp-form" novalidate @submit=${this.#submit}>
        <portal-problem-summary
          .problem=${this.problem}
          .fields=${{ login: 'sp-login', password: 'sp-password' }}
        ></portal-problem-summary>
        ${textField({
          id: 'sp-login',
          label: this.t('signin.login'),
          value: this.login ?? '',
          autocomplete: 'username webauthn',
          first: !this.again || !session.login,
          required: true,
          note: false,
          error: this.problem?.wordsFor('login'),
          change: (value) => {
            this.problem?.settle('login');
            this.login = value;
          },
        })}
        ${textField({
          id: 'sp-password',
          type: 'password',
          label: this.t('signin.password'),
          value: this.password,
          autocomplete: 'current-password',
          first: this.again && Boolean(session.login),
          required: true,
          note: false,
          error: this.problem?.wordsFor('password'),
          change: (value) => {
            this.problem?.settle('password');
            this.password = value;
          },
        })}
        <button type="submit" class="sp-button sp-primary" data-test="sign-in" aria-busy=${String(Boolean(this.busy))}>
          ${this.busy ? this.t('signin.busy') : this.t('signin.act')}
        </button>
      </form>
      ${this.again ? nothing : this.#language()}
    </div>`;
  }

  #language() {
    return html`<details class="sp-sign-in-help" data-test="sign-in-help">
        <summary>${this.t('signin.help')}</summary>
        <p>${this.t('signin.helpText')}</p>
      </details>
      <div class="sp-sign-in-languages" role="group" aria-label=${this.t('person.language')}>
        ${languages.map((one) => html`<button
            type="button"
            class="sp-button sp-plain sp-small"
            lang=${one.tag}
            data-test="language-${one.tag}"
            aria-pressed=${String(one.tag === i18n.language)}
            @click=${() => preferences.set({ language: one.tag })}
          >
            ${one.tag === i18n.language ? icon('check') : nothing}${one.name}
          </button>`)}
      </div>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const missing = [
      ...(this.login?.trim() ? [] : [{ field: 'login', rule: 'login-missing' }]),
      ...(this.password ? [] : [{ field: 'password', rule: 'password-missing' }]),
    ];
    if (missing.length > 0) {
      this.problem = Problem.ofFields(missing);
      return;
    }
    this.busy = true;
    this.problem = undefined;
    try {
      const { person } = await session.signIn(this.login.trim(), this.password);
      this.password = '';
      this.dispatchEvent(new CustomEvent('portal-signed-in', { detail: { person }, bubbles: true }));
    } catch (failure) {
      this.password = '';
      this.problem = asProblem(failure);
    }
    this.busy = false;
  }
}

customElements.define('portal-sign-in', PortalSignIn);
