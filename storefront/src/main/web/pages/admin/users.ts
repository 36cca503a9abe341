import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { api, query } from '../../api/client';
import type { Page, User } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { t } from '../../text/text';
import { adminNavigation } from './navigation';

/** The accounts, and who is an admin. */
@customElement('admin-users-page')
export class AdminUsersPage extends ShopElement {
  @state() private users?: User[];
  @state() private nextCursor?: string;
  @state() private busy = false;
  @state() private error?: unknown;
  private text = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(cursor?: string): Promise<void> {
    const { text } = this;
    this.nextCursor = cursor;
    this.error = undefined;
    try {
      const page = await api<Page<User>>(`/user${query({ query: text, cursor, limit: 50 })}`);
      // Another search has begun, or this page is there already.
      if (text !== this.text || cursor !== this.nextCursor) return;
      this.users = [...(cursor ? (this.users ?? []) : []), ...page.items];
      this.nextCursor = page.nextCursor;
    } catch (e) {
      this.error = e;
    }
  }

  private async setAdmin(user: User, isAdmin: boolean): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      const roles = isAdmin ? ['customer', 'admin'] : ['customer'];
      const changed = await api<User>(`/user/${user.id}/roles`, { method: 'PUT', body: { roles } });
      this.users = this.users?.map((other) => (other.id === changed.id ? changed : other));
    } catch (e) {
      this.error = e;
    } finally {
      this.busy = false;
    }
  }

  override render() {
    return html`${adminNavigation()}
      <h1 tabindex="-1">${t('admin.users')}</h1>
      <div class="tools">
        <input
          type="search"
          data-testid="admin-search"
          aria-label=${t('admin.searchUsers')}
          placeholder=${t('admin.searchUsers')}
          maxlength="100"
          @change=${(event: Event) => {
            this.text = (event.target as HTMLInputElement).value.trim();
            void this.load();
          }}
        />
      </div>
      <p class="small">${t('admin.rolesHint')}</p>
      ${errorNotice(this.error, () => void this.load())}
      <ul class="rows" aria-busy=${this.users ? 'false' : 'true'}>
        ${this.users?.map(
          (user) =>
            html`<li class="row" data-testid="user">
              <span class="grow">${user.name} <span class="small">${user.email}</span></span>
              <label class="check">
                <input
                  type="checkbox"
                  data-testid="is-admin"
                  .checked=${live(user.roles.includes('admin'))}
                  ?disabled=${this.busy}
                  @change=${(event: Event) => void this.setAdmin(user, (event.target as HTMLInputElement).checked)}
                />
                ${t('admin.isAdmin')}<span class="visually-hidden">: ${user.email}</span>
              </label>
            </li>`,
        )}
      </ul>
      ${this.nextCursor
        ? html`<p class="centered">
            <button class="quiet" data-testid="show-more" @click=${() => void this.load(this.nextCursor)}>${t('list.more')}</button>
          </p>`
        : nothing}`;
  }
}
