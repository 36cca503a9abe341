import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { api, query } from '../../api/client';
import type { User } from '../../api/types';
import { errorNotice } from '../../parts/errors';
import { PagedList } from '../../parts/paged-list';
import { t } from '../../text/text';
import { adminNavigation } from './navigation';
import { SearchPage } from './search-page';

/** The accounts, and who is an admin. */
@customElement('admin-users-page')
export class AdminUsersPage extends SearchPage<User> {
  protected readonly path = '/admin/users';
  protected readonly list = new PagedList<User>(this, (cursor) => `/user${query({ query: this.search, cursor, limit: 50 })}`);

  private async setAdmin(user: User, isAdmin: boolean): Promise<void> {
    const roles = isAdmin ? ['customer', 'admin'] : ['customer'];
    const changed = await api<User>(`/user/${user.id}/roles`, { method: 'PUT', body: { roles } });
    this.list.items = this.list.items?.map((other) => (other.id === changed.id ? changed : other));
  }

  override render() {
    return html`${adminNavigation()}
      <h1 tabindex="-1">${t('admin.users')}</h1>
      <div class="tools">
        ${this.searchBox(t('admin.searchUsers'))}
      </div>
      <p class="small">${t('admin.rolesHint')}</p>
      ${errorNotice(this.list.error, () => void this.list.more())} ${errorNotice(this.error)}
      <ul class="rows" aria-busy=${this.list.items ? 'false' : 'true'}>
        ${this.list.rows(
          (user) =>
            html`<li class="row" data-testid="user">
              <span class="grow">${user.name} <span class="small">${user.email}</span></span>
              <label class="check">
                <input
                  type="checkbox"
                  data-testid="is-admin"
                  .checked=${live(user.roles.includes('admin'))}
                  ?disabled=${this.busy}
                  @change=${(event: Event) => void this.attempt(() => this.setAdmin(user, (event.target as HTMLInputElement).checked))}
                />
                ${t('admin.isAdmin')}<span class="visually-hidden">: ${user.email}</span>
              </label>
            </li>`,
          8,
        )}
      </ul>
      ${this.list.moreButton()}`;
  }
}
