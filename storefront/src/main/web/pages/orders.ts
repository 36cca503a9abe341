import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { query } from '../api/client';
import type { Order } from '../api/types';
import { ShopElement } from '../parts/element';
import { errorNotice } from '../parts/errors';
import { PagedList } from '../parts/paged-list';
import { statusBadge } from '../parts/status';
import { dateTime, money, t } from '../text/text';

@customElement('orders-page')
export class OrdersPage extends ShopElement {
  private readonly orders = new PagedList<Order>(this, (cursor) => `/order${query({ cursor })}`);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.orders.open();
  }

  override render() {
    return html`<h1 tabindex="-1">${t('orders.title')}</h1>
      ${errorNotice(this.orders.error, () => void this.orders.more())}
      ${this.orders.items?.length === 0
        ? html`<div class="empty">
            <p>${t('orders.none')}</p>
            <a class="button" href="#/products">${t('cart.browse')}</a>
          </div>`
        : html`<ul class="rows" aria-busy=${this.orders.items ? 'false' : 'true'} data-testid="orders">
            ${this.orders.rows((order) => {
              const count = order.items.reduce((sum, line) => sum + line.quantity, 0);
              return html`<li class="row">
                <a href="#/orders/${order.id}" data-testid="order-link">${dateTime(order.placedAt)}</a>
                <span class="grow">
                  ${order.items[0]?.name ?? ''}
                  <span class="small">${t('orders.items', { n: count })}</span>
                </span>
                <span class="price">${order.total ? money(order.total) : ''}</span>
                ${statusBadge(order.status)}
              </li>`;
            }, 6)}
          </ul>`}
      ${this.orders.moreButton()}`;
  }
}
