import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { api, query } from '../../api/client';
import type { Order, OrderStatus, Page } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { statusBadge } from '../../parts/status';
import { router } from '../../router';
import { dateTime, money, t } from '../../text/text';
import { adminNavigation } from './navigation';

const STATUSES: OrderStatus[] = ['PENDING', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'REJECTED', 'CANCELLED'];

/** The orders of all customers, by status. */
@customElement('admin-orders-page')
export class AdminOrdersPage extends ShopElement {
  @state() private orders?: Order[];
  @state() private nextCursor?: string;
  @state() private error?: unknown;
  private shownStatus?: string;

  constructor() {
    super();
    router.watch(this);
  }

  override willUpdate(): void {
    if (router.route.path !== '/admin/orders' || this.shownStatus === this.status) return;
    this.shownStatus = this.status;
    this.orders = undefined;
    void this.load();
  }

  private get status(): string {
    return router.route.parameters.get('status') ?? '';
  }

  private async load(cursor?: string): Promise<void> {
    const { status } = this;
    this.nextCursor = cursor;
    this.error = undefined;
    try {
      const page = await api<Page<Order>>(`/order${query({ scope: 'all', status, cursor, limit: 50 })}`);
      // Another status was chosen, or this page is there already.
      if (status !== this.status || cursor !== this.nextCursor) return;
      this.orders = [...(cursor ? (this.orders ?? []) : []), ...page.items];
      this.nextCursor = page.nextCursor;
    } catch (e) {
      this.error = e;
    }
  }

  private choose(status: string): void {
    router.replace(`/admin/orders${query({ status })}`);
  }

  override render() {
    return html`${adminNavigation()}
      <h1 tabindex="-1">${t('admin.orders')}</h1>
      <div class="tools">
        <label for="status">${t('admin.status')}</label>
        <select id="status" data-testid="filter-status" @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}>
          <option value="">${t('list.everything')}</option>
          ${STATUSES.map(
            (status) =>
              html`<option value=${status} .selected=${live(status === this.status)}>${t(`status.${status}`)}</option>`,
          )}
        </select>
      </div>
      ${errorNotice(this.error, () => void this.load())}
      ${this.orders?.length === 0 ? html`<p data-testid="no-orders">${t('admin.noOrders')}</p>` : nothing}
      <ul class="rows" aria-busy=${this.orders ? 'false' : 'true'} data-testid="orders">
        ${this.orders?.map(
          (order) =>
            html`<li class="row">
              <a href="#/admin/orders/${order.id}" data-testid="order-link">${dateTime(order.placedAt)}</a>
              <span class="grow">${order.shippingAddress.recipient}, ${order.shippingAddress.city}</span>
              <span class="price">${order.total ? money(order.total) : ''}</span>
              ${statusBadge(order.status)}
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
