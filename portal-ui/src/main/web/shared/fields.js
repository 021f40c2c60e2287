import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { i18n } from './i18n.js';
import { icon } from './icons.js';

/**
 * Label above, help below, error in words beside the field. Every field takes { id, label, help, error, required,
 * value, change, first } where `first` marks what gets the focus in a dialog and `change` gets the new value.
 */
function field({ id, label, help, error, required, note = true }, control) {
  const marks = required ? i18n.t('form.required') : i18n.t('form.optional');
  return html`<div class="sp-field" ?data-invalid=${Boolean(error)}>
    <label for=${id}>${label}${note ? html` <span class="sp-field-note">${marks}</span>` : nothing}</label>
    ${control}
    ${help ? html`<p class="sp-help" id="${id}-help">${help}</p>` : nothing}
    ${error ? html`<p class="sp-error" id="${id}-error">${icon('warning')}<span>${error}</span></p>` : nothing}
  </div>`;
}

function describedBy({ id, help, error }) {
  const ids = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ');
  return ids || undefined;
}

export function textField(options) {
  const { id, type = 'text', value = '', change, required, error, autocomplete = 'off', limit, first = false } = options;
  return field(
    options,
    html`<input
      class="sp-input"
      id=${id}
      name=${id}
      type=${type}
      autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      ?autofocus=${first}
      maxlength=${ifDefined(limit)}
      aria-required=${ifDefined(required ? 'true' : undefined)}
      aria-invalid=${ifDefined(error ? 'true' : undefined)}
      aria-describedby=${ifDefined(describedBy(options))}
      .value=${live(value)}
      @input=${(event) => change(event.target.value)}
    />`,
  );
}

export function textArea(options) {
  const { id, value = '', change, required, error, limit } = options;
  return field(
    options,
    html`<textarea
      class="sp-input"
      id=${id}
      name=${id}
      rows="3"
      maxlength=${ifDefined(limit)}
      aria-required=${ifDefined(required ? 'true' : undefined)}
      aria-invalid=${ifDefined(error ? 'true' : undefined)}
      aria-describedby=${ifDefined(describedBy(options))}
      .value=${live(value)}
      @input=${(event) => change(event.target.value)}
    ></textarea>`,
  );
}

/** `choices` is a list of { value, text }; an empty value means nothing chosen yet. */
export function selectField(options) {
  const { id, value = '', change, choices, required, error, disabled = false } = options;
  return field(
    options,
    html`<select
      class="sp-input"
      id=${id}
      name=${id}
      ?disabled=${disabled}
      aria-required=${ifDefined(required ? 'true' : undefined)}
      aria-invalid=${ifDefined(error ? 'true' : undefined)}
      aria-describedby=${ifDefined(describedBy(options))}
      @change=${(event) => change(event.target.value)}
    >
      ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.text}</option>`)}
    </select>`,
  );
}

/** A search box whose words go out when the person pauses or presses Enter. */
export function searchField({ id, label, value = '', change }) {
  let waiting;
  const later = (event) => {
    clearTimeout(waiting);
    const text = event.target.value;
    waiting = setTimeout(() => change(text.trim()), 300);
  };
  const now = (event) => {
    if (event.key === 'Enter') {
      clearTimeout(waiting);
      change(event.target.value.trim());
    }
  };
  return html`<div class="sp-search" role="search">
    ${icon('search')}
    <input
      class="sp-input"
      id=${id}
      type="search"
      autocomplete="off"
      aria-label=${label}
      placeholder=${label}
      .value=${value}
      @input=${later}
      @keydown=${now}
    />
  </div>`;
}
