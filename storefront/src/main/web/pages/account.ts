import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { api, ApiError } from '../api/client';
import type { SavedAddress } from '../api/types';
import { ActingElement } from '../parts/acting-element';
import { addressFields, addressOf, loadAddresses } from '../parts/address-fields';
import { errorNotice } from '../parts/errors';
import { field, isValid, values } from '../parts/form';
import { router } from '../router';
import { drafts } from '../state/drafts';
import { session } from '../state/session';
import { country, t, type Key } from '../text/text';

type Section = 'profile' | 'address' | 'password';

/** Profile, addresses and password. */
@customElement('account-page')
export class AccountPage extends ActingElement {
  @state() private addresses?: SavedAddress[];
  /** Why the addresses could not be loaded. */
  @state() private loadError?: unknown;
  /** The address that is being edited; empty for a new one. */
  @state() private editing?: Partial<SavedAddress>;
  /** The new passwords of changes whose responses were lost. */
  private readonly unconfirmed = new Set<string>();
  /** Where the last action was, and its error is to be shown. */
  @state() private section?: Section;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Not an action: nobody has to wait for the addresses before they change something else. */
  private async load(): Promise<void> {
    this.loadError = undefined;
    try {
      this.addresses = await loadAddresses();
    } catch (e) {
      this.loadError = e;
    }
  }

  private attemptIn(section: Section, action: () => Promise<unknown>, done?: Key, form?: HTMLFormElement): Promise<void> {
    this.section = section;
    return this.attempt(action, done, form);
  }

  private submit(event: SubmitEvent, section: Section, done: Key | undefined, send: (form: HTMLFormElement) => Promise<unknown>): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!this.busy && isValid(form)) void this.attemptIn(section, () => send(form), done, form);
  }

  private rename(form: HTMLFormElement): Promise<void> {
    return session.rename(values(form).name!);
  }

  private async changePassword(form: HTMLFormElement): Promise<void> {
    const text = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value;
    const newPassword = text('newPassword');
    // Now, since another tab may end the session meanwhile.
    const { email } = session.user!;
    let done: Key = 'account.passwordChanged';
    try {
      await api<void>('/user/me/password', { method: 'PUT', body: { currentPassword: text('currentPassword'), newPassword } });
    } catch (e) {
      if (e instanceof ApiError && e.outcomeUnknown) this.unconfirmed.add(newPassword);
      if (!(e instanceof ApiError && e.code === 'wrong_password' && this.unconfirmed.has(newPassword))) throw e;
      await session.signInAfterLostResponse(email, newPassword, e);
      this.confirmPassword(form, done);
      return;
    }
    // All sessions have ended with the old password; this one begins anew.
    try {
      await session.signIn(email, newPassword);
    } catch (e) {
      if (!(e instanceof ApiError)) throw e;
      done = 'account.passwordChangedSignIn';
    }
    this.confirmPassword(form, done);
  }

  private confirmPassword(form: HTMLFormElement, done: Key): void {
    this.unconfirmed.clear();
    form.reset();
    this.done = done;
  }

  private async saveAddress(form: HTMLFormElement): Promise<void> {
    const body = addressOf(values(form));
    const id = this.editing?.id;
    await api<SavedAddress>(`/user/me/addresses${id ? `/${id}` : ''}`, { method: id ? 'PUT' : 'POST', body });
    this.editing = undefined;
    await this.load();
  }

  private async deleteAddress(id: string): Promise<void> {
    await api<void>(`/user/me/addresses/${id}`, { method: 'DELETE' });
    await this.load();
  }

  private async signOut(): Promise<void> {
    await session.signOut();
    drafts.clear();
    router.go('/');
  }

  private errorOf(section: Section) {
    return this.section === section ? errorNotice(this.error) : nothing;
  }

  override render() {
    const { user } = session;
    if (!user) return nothing; // Signed out; the page is about to go.
    return html`<h1 tabindex="-1">${t('nav.account')}</h1>
      <div role="status">
        ${this.done
          ? html`<p class="notice good" data-testid="done">
              ${t(this.done)}
              ${this.done === 'account.passwordChangedSignIn'
                ? html`<a href="#/sign-in?next=/account" data-testid="sign-in-again">${t('nav.signIn')}</a>`
                : nothing}
            </p>`
          : nothing}
      </div>
      <div class="checkout">
        <div>
          <section class="panel" aria-labelledby="profile">
            <h2 id="profile">${t('account.profile')}</h2>
            <p>
              ${user.email}
              <button class="link" data-testid="sign-out" @click=${() => void this.attemptIn('profile', () => this.signOut())}>${t('nav.signOut')}</button>
            </p>
            <form
              novalidate
              @submit=${(event: SubmitEvent) =>
                this.submit(event, 'profile', 'account.saved', (form) => this.rename(form))}
            >
              ${field({ name: 'name', label: t('sign.name'), value: user.name, autocomplete: 'name', maxlength: 100 })}
              ${this.errorOf('profile')}
              <button data-testid="save-profile" ?disabled=${this.busy}>${t('account.save')}</button>
            </form>
          </section>
          <section class="panel" aria-labelledby="password-title">
            <h2 id="password-title">${t('account.password')}</h2>
            <form
              novalidate
              @submit=${(event: SubmitEvent) =>
                this.submit(event, 'password', undefined, (form) => this.changePassword(form))}
            >
              ${field({ name: 'currentPassword', label: t('account.currentPassword'), type: 'password', autocomplete: 'current-password', maxlength: 128 })}
              ${field({ name: 'newPassword', label: t('account.newPassword'), type: 'password', autocomplete: 'new-password', minlength: 8, maxlength: 128, hint: t('sign.passwordHint') })}
              ${this.errorOf('password')}
              <button data-testid="save-password" ?disabled=${this.busy}>${t('account.changePassword')}</button>
            </form>
          </section>
        </div>
        <section class="panel" aria-labelledby="addresses">
          <h2 id="addresses">${t('account.addresses')}</h2>
          ${errorNotice(this.loadError, () => void this.load())}
          <ul class="lines" data-testid="addresses">
            ${this.addresses?.map((address) => this.address(address))}
          </ul>
          ${this.errorOf('address')} ${this.editing ? keyed(this.editing.id, this.addressForm(this.editing)) : this.addButton()}
        </section>
      </div>`;
  }

  private addButton() {
    return html`<p>
      <button class="quiet" data-testid="add-address" @click=${() => (this.editing = {})}>${t('account.addAddress')}</button>
    </p>`;
  }

  private address(address: SavedAddress) {
    const text = `${address.recipient}, ${address.line1}, ${address.postalCode} ${address.city}, ${country(address.country)}`;
    return html`<li class="line" data-testid="address">
      <span class="what">${text}</span>
      <button class="link" data-testid="edit-address" aria-label="${t('account.edit')}: ${text}" @click=${() => (this.editing = address)}>
        ${t('account.edit')}
      </button>
      <button
        class="link"
        data-testid="delete-address"
        aria-label="${t('account.delete')}: ${text}"
        ?disabled=${this.busy}
        @click=${() => void this.attemptIn('address', () => this.deleteAddress(address.id), 'account.saved')}
      >
        ${t('account.delete')}
      </button>
    </li>`;
  }

  private addressForm(address: Partial<SavedAddress>) {
    return html`<form
      novalidate
      data-testid="address-form"
      @submit=${(event: SubmitEvent) => this.submit(event, 'address', 'account.saved', (form) => this.saveAddress(form))}
    >
      ${addressFields(address)}
      <button data-testid="save-address" ?disabled=${this.busy}>${t('account.save')}</button>
      <button type="button" class="quiet" data-testid="discard-address" @click=${() => (this.editing = undefined)}>${t('account.discard')}</button>
    </form>`;
  }
}
