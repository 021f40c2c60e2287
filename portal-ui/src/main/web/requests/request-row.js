import { html, nothing } from 'lit';
import { i18n } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';
import { pathOf } from '../shared/places.js';
import { session } from '../shared/session.js';

/** The one word for a request: delivery once approved, else outcome, else that it runs. */
export function statusOf(request) {
  const approved = ['APPROVED', 'PARTLY_APPROVED'].includes(request.outcome);
  if (approved && request.delivery && request.delivery !== 'NOT_NEEDED') {
    return { kind: 'delivery', state: request.delivery };
  }
  return request.outcome ? { kind: 'outcome', state: request.outcome } : { kind: 'request', state: request.state };
}

/** One request in a list, as a link. */
export function requestRow(request, gone = false) {
  const { kind, state } = gone ? { kind: 'request', state: 'ENDED' } : statusOf(request);
  return html`<a class="sp-row" href=${pathOf('request', { request: request.id })} data-test="request" data-number=${request.number}>
    <span class="sp-sign">${icon('request')}</span>
    <div class="sp-row-words">
      <p class="sp-row-title">${request.title}</p>
      <p class="sp-row-more sp-numbers"><bdi>${request.number}</bdi> ${forWhom(request)} · ${whereItIs(request)}</p>
    </div>
    <portal-status kind=${kind} state=${state}></portal-status>
  </a>`;
}

function forWhom(request) {
  const me = session.person?.id;
  if (request.beneficiary.id !== me) {
    return html`· ${i18n.t('requests.for', { name: request.beneficiary.name })}`;
  }
  return request.requester.id === me ? nothing : html`· ${i18n.t('requests.by', { name: request.requester.name })}`;
}

function whereItIs(request) {
  if (request.endedAt) {
    return html`${i18n.t('requests.ended')} <portal-time at=${request.endedAt}></portal-time>`;
  }
  if (request.waitsFor) {
    return request.waitsSince
      ? html`${i18n.t('requests.waitsFor', { name: request.waitsFor })} · <portal-time at=${request.waitsSince}></portal-time>`
      : i18n.t('requests.waitsFor', { name: request.waitsFor });
  }
  return html`${i18n.t('requests.asked')} <portal-time at=${request.submittedAt}></portal-time>`;
}
