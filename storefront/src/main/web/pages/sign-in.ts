import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ActingElement } from '../parts/acting-element';
import { errorNotice } from '../parts/errors';
import { field, isValid, values } from '../parts/form';
import { router } from '../router';
import { session } from '../state/session';
import { t } from '../text/text';

/** Sign-in and registration. Shown in place of a page that needs an account, too. */
@customElement('sign-in-page')
export class SignInPage extends ActingElement {
  @property({ type: Boolean }) registering = false;
  /** The address to go to afterwards; empty to stay. */
  @property() next = '';

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || !isValid(form)) return;
    const { name = '', email = '' } = values(form);
    // Spaces may belong to a password.
    const password = (form.elements.namedItem('password') as HTMLInputElement).value;
    void this.attempt(
      async () => {
        await (this.registering ? session.register(name, email, password) : session.signIn(email, password));
        if (this.next) router.replace(this.next);
      },
      undefined,
      form,
    );
  }

  override render() {
    const { registering } = this;
    return html`<div class="panel small-form">
      <h1 tabindex="-1">${t(registering ? 'sign.upTitle' : 'sign.inTitle')}</h1>
      ${this.next ? nothing : html`<p>${t('sign.required')}</p>`}
      <form novalidate data-testid="sign-form" @submit=${(event: SubmitEvent) => this.submit(event)}>
        ${registering ? field({ name: 'name', label: t('sign.name'), autocomplete: 'name', maxlength: 100 }) : nothing}
        ${field({ name: 'email', label: t('sign.email'), type: 'email', autocomplete: 'username', maxlength: 254 })}
        ${field({
          name: 'password',
          label: t('sign.password'),
          type: 'password',
          autocomplete: registering ? 'new-password' : 'current-password',
          minlength: registering ? 8 : undefined,
          maxlength: 128,
          hint: registering ? t('sign.passwordHint') : undefined,
        })}
        ${errorNotice(this.error)}
        <button class="wide" data-testid="submit" ?disabled=${this.busy}>${t(registering ? 'sign.up' : 'sign.in')}</button>
      </form>
      <p>
        ${t(registering ? 'sign.haveAccount' : 'sign.newHere')}
        <button type="button" class="link" data-testid="switch" @click=${() => (this.registering = !registering)}>
          ${t(registering ? 'sign.in' : 'sign.up')}
        </button>
      </p>
    </div>`;
  }
}
