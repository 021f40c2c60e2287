import { html, nothing } from 'lit';
import { deliveryNote } from '../shared/delivery-note.js';
import { choice, list } from '../shared/format.js';
import { i18n } from '../shared/i18n.js';
import { icon } from '../shared/icons.js';

const t = i18n.t;

const looks = {
  DONE: ['ok', 'check'],
  CURRENT: ['info', 'hourglass'],
  AHEAD: ['quiet', 'dash'],
  REJECTED: ['bad', 'cross'],
  FAILED: ['bad', 'warning'],
  SKIPPED: ['quiet', 'dash'],
};

/** What became of a delivery, in the words that stand for it everywhere. */
const deliveries = { DONE: 'DELIVERED', CURRENT: 'DELIVERING', FAILED: 'FAILED' };

/** The steps of a request, from asked to delivered, each with who and when. */
export function whereItIs({ request, steps }, flash) {
  return html`<ol class="sp-steps">
    ${steps.map((step, place) => stepRow(step, request, flash?.has(place)))}
  </ol>`;
}

function stepRow(step, request, fresh) {
  const [tone, sign] = looks[step.state] ?? looks.AHEAD;
  return html`<li class="sp-step" data-tone=${tone} data-state=${step.state} data-test="step" data-live=${fresh ? 'flash' : nothing} aria-current=${step.state === 'CURRENT' ? 'step' : nothing}>
    <span class="sp-step-sign">${icon(sign)}</span>
    <div class="sp-row-words">
      <p class="sp-step-title">
        <span class="sp-row-title">${titleOf(step)}</span>
        <span class="sp-hidden">(${t(`step.${step.state}`)})</span>
        ${momentOf(step)}
      </p>
      ${words(step)}
      ${step.comment ? html`<p class="sp-row-more"><bdi class="sp-said">${step.comment}</bdi></p>` : nothing}
      ${step.note ? html`<p class="sp-row-more">${deliveryNote(step.note, { system: step.system.title, person: request.beneficiary.name })}</p>` : nothing}
    </div>
  </li>`;
}

function titleOf(step) {
  if (step.kind === 'ASKED') {
    return t('step.asked');
  }
  return i18n.local(step.title) || t(step.kind === 'DELIVERY' ? 'step.delivery' : 'step.stage');
}

function momentOf(step) {
  if (step.at) {
    return html`<portal-time class="sp-row-more" at=${step.at} look="date-time"></portal-time>`;
  }
  return step.since ? html`<span class="sp-row-more">${t('step.since')} <portal-time at=${step.since}></portal-time></span>` : nothing;
}

function words(step) {
  const names = step.people.map((one) => one.name);
  const line = (text) => html`<p class="sp-row-more">${text}</p>`;
  if (step.state === 'CURRENT' && names.length > 0) {
    return line(t('requests.waitsFor', { name: choice(names) }));
  }
  if (step.state === 'AHEAD' && names.length === 0) {
    return line(t(step.kind === 'DELIVERY' ? 'step.afterApproval' : 'step.ahead'));
  }
  if (step.kind === 'DELIVERY' && deliveries[step.state]) {
    return line(t(`status.delivery.${deliveries[step.state]}`));
  }
  if (step.state === 'SKIPPED') {
    return line(t('step.SKIPPED'));
  }
  return names.length > 0 ? line(step.state === 'AHEAD' ? choice(names) : list(names)) : nothing;
}
