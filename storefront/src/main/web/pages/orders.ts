import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, query } from '../api/client';
import type { Order, Page } from '../api/types';
import { ShopElement } from '../parts/element';
import { errorNotice } from '../parts/errors';
import { statusBadge } from '../parts/status';
import { dateTime, money, t } from '../text/text';

@customElement('orders-page')
export class OrdersPage extends ShopElement {
  @state() private orders?: Order[];
  @state() private nextCursor?: string;
  @state() private error?: unknown;
  private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      const page = await api<Page<Order>>(`/order${query({ cursor: this.nextCursor })}`);
      this.orders = [...(this.orders ?? []), ...page.items];
      this.nextCursor = page.nextCursor;
    } catch (e) {
      this.error = e;
    } finally {
      this.busy = false;
    }
  }

  override render() {
    return html`<h1 tabindex="-1">${t('orders.title')}</h1>
      ${errorNotice(this.error, () => void this.load())}
      ${this.orders?.length === 0
        ? html`<div class="empty">
            <p>${t('orders.none')}</p>
            <a class="button" href="#/products">${t('cart.browse')}</a>
          </div>`
        : html`<ul class="rows" aria-busy=${this.orders ? 'false' : 'true'} data-testid="orders">
            ${this.orders?.map((order) => {
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
            })}
          </ul>`}
      ${this.nextCursor
        ? html`<p class="centered">
            <button class="quiet" data-testid="show-more" @click=${() => void this.load()}>${t('list.more')}</button>
          </p>`
        : nothing}`;
  }
}
