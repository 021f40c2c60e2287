import { html, nothing } from 'lit';

/** The views of a list as links in one row; `choices` is a list of { name, text, href } and `here` the name shown. */
export function views(label, choices, here) {
  return html`<nav class="sp-views" aria-label=${label}>
    ${choices.map((one) => html`<a href=${one.href} data-test="view-${one.name}" aria-current=${one.name === here ? 'page' : nothing}
        >${one.text}</a
      >`)}
  </nav>`;
}
