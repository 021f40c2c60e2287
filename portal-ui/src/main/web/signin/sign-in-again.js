import { html } from 'lit';
import { openDialog } from '../shared/dialog.js';
import { i18n } from '../shared/i18n.js';
import { pathOf } from '../shared/places.js';
import { session } from '../shared/session.js';
import './portal-sign-in.js';

/**
 * Sign-in over the page, which keeps what was typed. True when the same person is there again, so that the interrupted
 * request may go on; somebody else starts with a page of their own.
 */
export async function openSignIn(problem) {
  const before = session.person;
  const stepUp = problem.code === 'step-up-required';
  const signedIn = await openDialog({
    title: i18n.t(stepUp ? 'signin.stepUp' : 'signin.again'),
    test: 'sign-in-again',
    content: (close) => html`<div class="sp-sign-in-again">
      <p class="sp-dialog-text">${i18n.t(stepUp ? 'signin.stepUpText' : 'signin.againText')}</p>
      <portal-sign-in again login=${session.login ?? ''} @portal-signed-in=${() => close(true)}></portal-sign-in>
    </div>`,
    footer: (close) => html`<button type="button" class="sp-button sp-plain" @click=${() => close(false)}>${i18n.t('form.cancel')}</button>`,
  });
  if (signedIn && before && before.id !== session.person.id) {
    location.assign(pathOf('home'));
    return false;
  }
  return signedIn === true;
}
