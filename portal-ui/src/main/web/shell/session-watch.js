import { html } from 'lit';
import { lastUse } from '../shared/api.js';
import { openDialog } from '../shared/dialog.js';
import { time } from '../shared/format.js';
import { i18n } from '../shared/i18n.js';
import { session } from '../shared/session.js';

const warning = 2 * 60_000;
const pause = 10_000;

/** Says two minutes before the session ends that it will, and lets the person stay. Returns what ends the watch. */
export function watchSession() {
  let idleFor = Infinity;
  let asking = false;
  const learn = (current) => {
    idleFor = current?.idleUntil ? new Date(current.idleUntil).getTime() - Date.now() : Infinity;
  };
  const look = async () => {
    const end = endOf(session.current, idleFor);
    if (!asking && end - Date.now() < warning && end > Date.now()) {
      asking = true;
      await warn(end);
      asking = false;
    }
  };
  learn(session.current);
  const forget = session.listen(learn);
  const ticking = setInterval(look, pause);
  return () => {
    forget();
    clearInterval(ticking);
  };
}

function endOf(current, idleFor) {
  if (!current) {
    return Infinity;
  }
  const hard = current.endsAt ? new Date(current.endsAt).getTime() : Infinity;
  return Math.min(hard, lastUse() + idleFor);
}

async function warn(end) {
  const stay = await openDialog({
    title: i18n.t('session.ending'),
    test: 'session-ending',
    content: () => html`<p class="sp-dialog-text">${i18n.t('session.endingText', { time: time(end) })}</p>`,
    footer: (close) => html`<div class="sp-actions sp-actions-end">
      <button type="button" class="sp-button" @click=${() => close('leave')}>${i18n.t('person.signOut')}</button>
      <button type="button" class="sp-button sp-primary" autofocus data-test="stay" @click=${() => close('stay')}>
        ${i18n.t('session.stay')}
      </button>
    </div>`,
  });
  if (stay === 'leave') {
    await session.signOut();
  } else {
    await session.stay();
  }
}
