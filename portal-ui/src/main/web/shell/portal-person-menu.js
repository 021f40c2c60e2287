import { html, nothing } from 'lit';
import { initials } from '../shared/format.js';
import { i18n, languages } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { PortalElement } from '../shared/portal-element.js';
import { preferences } from '../shared/preferences.js';
import { session } from '../shared/session.js';
import { asProblem } from '../shared/loading.js';
import { toast } from '../shared/toast.js';

const themes = ['system', 'light', 'dark'];
const densities = ['comfortable', 'compact'];

/** Who is signed in, with language, theme, density and the way out. */
export class PortalPersonMenu extends PortalElement {
  connectedCallback() {
    super.connectedCallback();
    this.hear(session.listen(() => this.requestUpdate()));
    this.hear(preferences.listen(() => this.requestUpdate()));
  }

  render() {
    const { person } = session;
    if (!person) {
      return nothing;
    }
    const about = [person.title, person.department].filter(Boolean).join(' · ');
    return html`<button
        type="button"
        class="sp-person-button"
        data-test="person-menu"
        popovertarget="sp-person-panel"
      >
        <span class="sp-face" aria-hidden="true">${initials(person.name)}</span>
        <span class="sp-hidden">${this.t('person.menu', { name: person.name })}</span>
      </button>
      <div id="sp-person-panel" class="sp-person-panel" popover role="dialog" aria-label=${this.t('person.settings')}>
        <div class="sp-person-who">
          <span class="sp-face" aria-hidden="true">${initials(person.name)}</span>
          <div>
            <p class="sp-strong" data-test="person-name">${person.name}</p>
            ${about ? html`<p class="sp-soft sp-small">${about}</p>` : nothing}
          </div>
        </div>
        <div class="sp-field">
          <label for="sp-language">${this.t('person.language')}</label>
          <select class="sp-input" id="sp-language" @change=${(event) => preferences.set({ language: event.target.value })}>
            ${languages.map((one) => html`<option value=${one.tag} lang=${one.tag} ?selected=${one.tag === i18n.language}>${one.name}</option>`)}
          </select>
        </div>
        ${this.#choices('theme', themes)} ${this.#choices('density', densities)}
        <button type="button" class="sp-button sp-leave" data-test="sign-out" @click=${this.#signOut}>
          ${icon('leave')}${this.t('person.signOut')}
        </button>
      </div>`;
  }

  #choices(name, values) {
    return html`<fieldset class="sp-choices">
      <legend class="sp-label">${this.t(`person.${name}`)}</legend>
      <div class="sp-segments">
        ${values.map((value) => html`<label data-test="${name}-${value}">
            <input
              type="radio"
              name="sp-${name}"
              value=${value}
              .checked=${preferences[name] === value}
              @change=${() => preferences.set({ [name]: value })}
            /><span>${this.t(`person.${name}.${value}`)}</span>
          </label>`)}
      </div>
    </fieldset>`;
  }

  async #signOut() {
    try {
      await session.signOut();
    } catch (failure) {
      toast({ text: asProblem(failure).words, tone: 'bad' });
    }
  }
}

customElements.define('portal-person-menu', PortalPersonMenu);
