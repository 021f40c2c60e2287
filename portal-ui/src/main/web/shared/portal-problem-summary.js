import { html, nothing } from 'lit';
import { PortalElement } from './portal-element.js';
import { requestId } from './states.js';

/**
 * The summary above a form: what is wrong, with a link to each field. Takes the focus whenever it gets a new problem.
 * `fields` maps the server's field names to the ids of the controls.
 */
export class PortalProblemSummary extends PortalElement {
  static properties = { problem: { attribute: false }, fields: { attribute: false }, heading: {} };

  updated(changed) {
    if (changed.has('problem') && this.problem) {
      this.querySelector('h2')?.focus();
    }
  }

  render() {
    if (!this.problem) {
      return nothing;
    }
    const links = this.problem.fields.filter((error) => this.#control(error.field));
    return html`<div role="alert" data-test="problem-summary">
      <h2 tabindex="-1">${this.heading ?? (links.length > 0 ? this.t('form.check', { count: links.length }) : this.problem.words)}</h2>
      ${links.length > 0
        ? html`<ul>
            ${links.map((error) => html`<li>
                <a href="#${this.#control(error.field)}" @click=${(event) => this.#focus(event, error.field)}
                  >${this.problem.wordsOf(error)}</a
                >
              </li>`)}
          </ul>`
        : requestId(this.problem)}
    </div>`;
  }

  #control(field) {
    return this.fields?.[field] ?? this.fields?.[field.replace(/[[/.].*$/, '')];
  }

  #focus(event, field) {
    event.preventDefault();
    event.stopPropagation();
    this.getRootNode().getElementById(this.#control(field))?.focus();
  }
}

customElements.define('portal-problem-summary', PortalProblemSummary);
