import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { query } from '../../api/client';
import type { Order, OrderStatus } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { PagedList } from '../../parts/paged-list';
import { statusBadge } from '../../parts/status';
import { router } from '../../router';
import { dateTime, money, t } from '../../text/text';
import { adminNavigation } from './navigation';

const STATUSES: OrderStatus[] = ['PENDING', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'REJECTED', 'CANCELLED'];

/** The orders of all customers, by status. */
@customElement('admin-orders-page')
export class AdminOrdersPage extends ShopElement {
  private shownStatus?: string;
  private readonly orders = new PagedList<Order>(
    this,
    (cursor) => `/order${query({ scope: 'all', status: this.status, cursor, limit: 50 })}`,
  );

  constructor() {
    super();
    router.watch(this);
  }

  override willUpdate(): void {
    if (router.route.path !== '/admin/orders' || this.shownStatus === this.status) return;
    this.shownStatus = this.status;
    void this.orders.open();
  }

  private get status(): string {
    return router.route.parameters.get('status') ?? '';
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
      ${errorNotice(this.orders.error, () => void this.orders.more())}
      ${this.orders.items?.length === 0 ? html`<p data-testid="no-orders">${t('admin.noOrders')}</p>` : nothing}
      <ul class="rows" aria-busy=${this.orders.items ? 'false' : 'true'} data-testid="orders">
        ${this.orders.rows(
          (order) =>
            html`<li class="row">
              <a href="#/admin/orders/${order.id}" data-testid="order-link">${dateTime(order.placedAt)}</a>
              <span class="grow">${order.shippingAddress.recipient}, ${order.shippingAddress.city}</span>
              <span class="price">${order.total ? money(order.total) : ''}</span>
              ${statusBadge(order.status)}
            </li>`,
          8,
        )}
      </ul>
      ${this.orders.moreButton()}`;
  }
}
