import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { api, query } from '../../api/client';
import type { User } from '../../api/types';
import { ActingElement } from '../../parts/acting-element';
import { errorNotice } from '../../parts/errors';
import { PagedList } from '../../parts/paged-list';
import { router } from '../../router';
import { t } from '../../text/text';
import { adminNavigation } from './navigation';

/** The accounts, and who is an admin. */
@customElement('admin-users-page')
export class AdminUsersPage extends ActingElement {
  private shownSearch?: string;
  private readonly users = new PagedList<User>(this, (cursor) => `/user${query({ query: this.search, cursor, limit: 50 })}`);

  constructor() {
    super();
    router.watch(this);
  }

  override willUpdate(): void {
    if (router.route.path !== '/admin/users' || this.shownSearch === this.search) return;
    const isFirst = this.shownSearch === undefined;
    this.shownSearch = this.search;
    this.error = undefined;
    // A row that is clicked next stays where it is.
    void (isFirst ? this.users.open() : this.users.load());
  }

  private get search(): string {
    return router.route.parameters.get('q') ?? '';
  }

  private async setAdmin(user: User, isAdmin: boolean): Promise<void> {
    const roles = isAdmin ? ['customer', 'admin'] : ['customer'];
    const changed = await api<User>(`/user/${user.id}/roles`, { method: 'PUT', body: { roles } });
    this.users.items = this.users.items?.map((other) => (other.id === changed.id ? changed : other));
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
          .value=${this.search}
          @change=${(event: Event) =>
            router.replace(`/admin/users${query({ q: (event.target as HTMLInputElement).value.trim() })}`)}
        />
      </div>
      <p class="small">${t('admin.rolesHint')}</p>
      ${errorNotice(this.users.error, () => void this.users.more())} ${errorNotice(this.error)}
      <ul class="rows" aria-busy=${this.users.items ? 'false' : 'true'}>
        ${this.users.rows(
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
      ${this.users.moreButton()}`;
  }
}
