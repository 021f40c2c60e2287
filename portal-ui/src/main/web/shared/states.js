import { html, nothing } from 'lit';
import { i18n } from './i18n.js';
import { icon } from './icons.js';
import { pathOf } from './places.js';
import { session } from './session.js';
import { toast } from './toast.js';

const t = i18n.t;

/** What stands where something will be. */
export function loadingState(rows = 3) {
  return html`<div class="sp-loading" data-test="loading" role="status">
    <span class="sp-hidden">${t('state.loading')}</span>
    ${Array.from({ length: rows * 2 }, () => html`<span></span>`)}
  </div>`;
}

/** Nothing here: what will appear, and what to do first. */
export function emptyState({ sign, title, text, action }) {
  return html`<div class="sp-state" data-test="empty">
    <span class="sp-sign">${icon(sign)}</span>
    <p class="sp-strong sp-state-title">${title}</p>
    ${text ? html`<p>${text}</p>` : nothing} ${action ? html`<div class="sp-actions">${action}</div>` : nothing}
  </div>`;
}

/** What happened, what to do, and the number to give to whoever helps. */
export function failedState(problem, retry) {
  if (problem.status === 403) {
    return notAllowedState();
  }
  const missing = problem.status === 404;
  return html`<div class="sp-state" data-test="failed" data-tone=${missing ? 'quiet' : 'bad'} role="alert">
    <span class="sp-sign">${icon(missing ? 'search' : 'warning')}</span>
    <p class="sp-strong sp-state-title">${missing ? t('state.missing') : t('state.failed')}</p>
    <p>${problem.words}</p>
    ${missing ? nothing : html`<p class="sp-small">${t('state.nothingChanged')}</p>`}
    <div class="sp-actions">
      ${retry ? html`<button type="button" class="sp-button" data-test="retry" @click=${retry}>${icon('retry')}${t('state.retry')}</button>` : nothing}
      ${requestId(problem)}
    </div>
  </div>`;
}

/** The request id, to copy. */
export function requestId(problem) {
  if (!problem.requestId) {
    return nothing;
  }
  const copy = async () => {
    await navigator.clipboard.writeText(problem.requestId);
    toast({ text: t('state.copied') });
  };
  return html`<button type="button" class="sp-button sp-plain sp-small" data-test="request-id" @click=${copy}>
    ${icon('copy')}${t('state.requestId', { id: problem.requestId })}
  </button>`;
}

/** Says so and offers the request that would give it. */
export function notAllowedState() {
  const ask = session.may('requests:submit')
    ? html`<a class="sp-button sp-primary" href=${pathOf('catalogue')}>${t('menu.catalogue')}</a>`
    : html`<a class="sp-button" href=${pathOf('home')}>${t('menu.home')}</a>`;
  return html`<div class="sp-state" data-test="not-allowed">
    <span class="sp-sign">${icon('lock')}</span>
    <p class="sp-strong sp-state-title">${t('state.notAllowed')}</p>
    <p>${session.may('requests:submit') ? t('state.notAllowedAsk') : t('state.notAllowedHelp')}</p>
    <div class="sp-actions">${ask}</div>
  </div>`;
}

/** Shows a loading in whatever state it is. */
export function shown(loading, ready, { rows, retry = () => loading.run() } = {}) {
  if (loading.problem && !loading.value) {
    return failedState(loading.problem, retry);
  }
  return loading.value === undefined ? loadingState(rows) : ready(loading.value);
}

/** The button below a list that has more. */
export function moreButton(pages) {
  if (!pages.value?.next) {
    return nothing;
  }
  return html`<div class="sp-more">
    ${pages.moreProblem ? html`<p class="sp-error" role="alert">${icon('warning')}${pages.moreProblem.words}</p>` : nothing}
    <button type="button" class="sp-button sp-plain" data-test="more" @click=${() => pages.more()}>${t('list.more')}</button>
  </div>`;
}
