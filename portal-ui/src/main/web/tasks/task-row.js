import { html, nothing } from 'lit';
import { daysUntil, time } from '../shared/format.js';
import { i18n } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { pathOf } from '../shared/places.js';

/** How close the end of a task is: overdue, today, soon, or nothing to say. */
export function dueOf(task) {
  if (task.state !== 'OPEN' || !task.dueAt) {
    return undefined;
  }
  if (new Date(task.dueAt) < Date.now()) {
    return { state: 'overdue', word: i18n.t('due.overdue') };
  }
  const days = daysUntil(task.dueAt);
  if (days === 0) {
    return { state: 'today', word: i18n.t('due.today', { time: time(task.dueAt) }) };
  }
  return { state: 'soon', word: i18n.t('due.in', { days }) };
}

/** One task in a list, as a link. `here` marks the one that is open beside the list. */
export function taskRow(task, { sign = false, here = false, view, gone = false } = {}) {
  const due = gone ? undefined : dueOf(task);
  return html`<a
    class="sp-row"
    href=${pathOf('tasks', { task: task.id, view })}
    data-test="task"
    data-number=${task.number}
    aria-current=${here ? 'true' : nothing}
  >
    ${sign ? html`<span class="sp-sign">${icon('task')}</span>` : nothing}
    <div class="sp-row-words">
      <p class="sp-row-title">${i18n.t('tasks.for', { title: task.title, name: task.beneficiary.name })}</p>
      <p class="sp-row-more sp-numbers"><bdi>${task.number}</bdi> · <bdi>${i18n.local(task.stage)}</bdi> · ${i18n.t('tasks.askedBy', { name: task.requester.name })}</p>
    </div>
    ${gone ? html`<portal-status kind="task" state="GONE"></portal-status>` : nothing}
    ${due
      ? html`<portal-status kind="due" state=${due.state} word=${due.word}></portal-status>`
      : gone || task.state === 'OPEN'
        ? nothing
        : html`<portal-status kind="task" state=${task.state}></portal-status>`}
  </a>`;
}
