import '@vaadin/grid';
import { columnBodyRenderer, columnHeaderRenderer } from '@vaadin/grid/lit.js';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';

/**
 * A table of many rows. `columns` are { name, header, width?, grow?, end?, cell } where `cell` gives the template of a row.
 * Columns with `grow: 0` are as wide as what stands in them, in every language. Rows come from a list that grows; the table is as high as its rows.
 */
export function grid({ items, columns, label, test }) {
  const fit = (table) => whenDrawn(() => table?.recalculateColumnWidths());
  return html`<vaadin-grid .items=${items} all-rows-visible theme="no-border wrap-cell-content" aria-label=${label} data-test=${test} item-id-path="id" ${ref(fit)}>
    ${columns.map((column) => html`<vaadin-grid-column
        path=""
        .width=${column.width ?? '120px'}
        .flexGrow=${column.grow ?? 1}
        .autoWidth=${column.grow === 0}
        .textAlign=${column.end ? 'end' : 'start'}
        resizable
        ${columnHeaderRenderer(() => html`<span>${column.header}</span>`, [column.header])}
        ${columnBodyRenderer((row) => column.cell(row), [column.key, items])}
      ></vaadin-grid-column>`)}
  </vaadin-grid>`;
}

/** Chips and buttons in cells draw themselves one turn later than the table. */
function whenDrawn(then) {
  requestAnimationFrame(() => requestAnimationFrame(then));
}
