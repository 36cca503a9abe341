import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client';
import { followOrder } from '../api/events';
import type { Order, OrderEvent } from '../api/types';
import { ShopElement } from '../parts/element';
import { errorNotice } from '../parts/errors';
import { checkIcon } from '../parts/icons';
import { panelSkeletons } from '../parts/skeletons';
import { statusBadge } from '../parts/status';
import { router } from '../router';
import { drafts } from '../state/drafts';
import './admin/order-actions';
import { country, dateTime, money, t, textOr } from '../text/text';

const BRANDS: Record<string, string> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** Others may ship or cancel an order at these statuses, whose stream of events has ended. */
const WAITING = ['CONFIRMED', 'SHIPPED'];
/** It was confirmed: what was entered at the checkout is no longer needed. */
const PLACED = [...WAITING, 'DELIVERED'];
const LOOK_AGAIN_MILLIS = 15_000;

@customElement('order-page')
export class OrderPage extends ShopElement {
  @property() orderId = '';
  @property({ type: Boolean }) forAdmin = false;
  @state() private order?: Order;
  @state() private events: OrderEvent[] = [];
  @state() private live = false;
  @state() private asking = false;
  @state() private busy = false;
  /** Why the order could not be read last. */
  @state() private loadError?: unknown;
  /** Why it could not be cancelled. */
  @state() private error?: unknown;
  private following?: AbortController;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.begin();
    this.timer = setInterval(this.lookAgain, LOOK_AGAIN_MILLIS);
    addEventListener('focus', this.lookAgain);
    document.addEventListener('visibilitychange', this.lookAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.following?.abort();
    clearInterval(this.timer);
    removeEventListener('focus', this.lookAgain);
    document.removeEventListener('visibilitychange', this.lookAgain);
  }

  private begin(): void {
    void this.load();
    void this.follow();
  }

  private async load(): Promise<void> {
    try {
      const order = await api<Order>(`/order/${this.orderId}`);
      this.order = order;
      this.loadError = undefined;
      if (PLACED.includes(order.status) && drafts.get(order.customerId).orderId === order.id) drafts.delete(order.customerId);
    } catch (e) {
      this.loadError = e;
    }
  }

  private readonly lookAgain = async (): Promise<void> => {
    const before = this.order?.status ?? '';
    if (document.hidden || !WAITING.includes(before)) return;
    await this.load();
    if (this.isConnected && this.order?.status !== before) void this.follow();
  };

  private async follow(): Promise<void> {
    this.following?.abort();
    const following = (this.following = new AbortController());
    this.live = true;
    let reload = 0;
    try {
      await followOrder(this.orderId, following.signal, (event) => {
        if (!this.events.some(({ type, at }) => type === event.type && at === event.at)) {
          this.events = [...this.events, event];
        }
        clearTimeout(reload);
        reload = setTimeout(() => void this.load(), 50);
      });
    } catch (e) {
      this.loadError = e;
    } finally {
      if (following === this.following) this.live = false;
    }
  }

  private refresh(): void {
    void this.follow();
    // A refund is no event, and shows within 10 s.
    for (const millis of [0, 2000, 5000, 11_000]) setTimeout(() => this.isConnected && void this.load(), millis);
  }

  private async cancel(): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      this.order = await api<Order>(`/order/${this.orderId}/cancel`, { method: 'POST' });
      this.asking = false;
      void this.follow();
    } catch (e) {
      this.error = e;
      await this.load();
    } finally {
      this.busy = false;
    }
  }

  override render() {
    const { order } = this;
    return html`<h1 tabindex="-1">${t('order.title')}</h1>
      ${errorNotice(this.loadError, () => this.begin())} ${errorNotice(this.error)}
      ${order ? this.details(order) : this.loadError ? nothing : panelSkeletons(2)}`;
  }

  private details(order: Order) {
    const cancellable = order.status === 'PENDING' || order.status === 'CONFIRMED';
    const cancelling = this.events.some((event) => event.type === 'CANCEL_REQUESTED') && order.status === 'PENDING';
    return html`
      <p>
        ${statusBadge(order.status)} ${t('order.placed', { date: dateTime(order.placedAt) })}
        <span class="small id">${t('order.number', { id: order.id })}</span>
      </p>
      <div role="status">
        ${router.route.parameters.has('open') ? html`<p class="notice">${t('checkout.otherOpen')}</p>` : nothing}
        ${cancelling ? html`<p class="notice">${t('order.cancelRequested')}</p>` : this.notice(order)}
      </div>
      <div class="checkout">
        <section class="panel" aria-labelledby="items">
          <h2 id="items">${t('order.items')}</h2>
          <ul class="lines">
            ${order.items.map(
              (line) =>
                html`<li class="line" data-testid="order-line">
                  <span class="what">
                    <a href="#/products/${line.productId}">${line.name ?? t('order.product')}</a>
                    <span class="small">${line.quantity} × ${line.unitPrice ? money(line.unitPrice) : ''}</span>
                  </span>
                  <span class="price">${line.lineTotal ? money(line.lineTotal) : ''}</span>
                </li>`,
            )}
          </ul>
          ${order.total
            ? html`<p class="total">
                <span>${t('cart.total')}</span><span class="price" data-testid="order-total">${money(order.total)}</span>
              </p>`
            : nothing}
          ${order.payment ? this.payment(order.payment) : nothing}
          <h3>${t('order.deliverTo')}</h3>
          <address data-testid="order-address">
            ${order.shippingAddress.recipient}<br />${order.shippingAddress.line1}<br />
            ${order.shippingAddress.line2 ? html`${order.shippingAddress.line2}<br />` : nothing}
            ${order.shippingAddress.postalCode} ${order.shippingAddress.city} ${order.shippingAddress.region}<br />
            ${country(order.shippingAddress.country)}
          </address>
        </section>
        <section class="panel" aria-labelledby="progress">
          <h2 id="progress">
            ${t('order.progress')} ${this.live ? html`<span class="live">${t('order.live')}</span>` : nothing}
          </h2>
          <ol class="timeline" aria-live="polite" data-testid="timeline">
            ${this.events.map(
              (event) =>
                html`<li data-testid="event-${event.type}">
                  ${checkIcon}
                  <span>
                    ${textOr(`event.${event.type}`, event.type)}
                    <time class="small" datetime=${event.at}>${dateTime(event.at)}</time>
                  </span>
                </li>`,
            )}
          </ol>
          ${cancellable && !cancelling ? this.cancelling() : nothing}
          ${this.forAdmin
            ? html`<admin-order-actions .order=${order} @changed=${() => this.refresh()}></admin-order-actions>`
            : nothing}
        </section>
      </div>
    `;
  }

  /** There is one at each status: without it, what is below would move up. */
  private notice({ status, rejection }: Order) {
    switch (status) {
      case 'PENDING':
        return html`<p class="notice" data-testid="working">${t('order.working')}</p>`;
      case 'CONFIRMED':
        return html`<p class="notice good" data-testid="thanks">${t(this.forAdmin ? 'order.confirmed' : 'order.thanks')}</p>`;
      case 'SHIPPED':
        return html`<p class="notice good">${t('order.shipped')}</p>`;
      case 'DELIVERED':
        return html`<p class="notice good">${t('order.delivered')}</p>`;
      case 'CANCELLED':
        return html`<p class="notice">${t('order.cancelled')}</p>`;
      case 'REJECTED':
        return html`<p class="notice bad">
          ${textOr(`rejection.${rejection?.code}`, rejection?.detail ?? t('status.REJECTED'))}
          ${this.forAdmin ? nothing : html`<a href="#/checkout" data-testid="check-out-again">${t('order.checkOutAgain')}</a>`}
        </p>`;
    }
  }

  private payment(payment: NonNullable<Order['payment']>) {
    return html`<p>
      ${payment.status === 'DECLINED' || payment.status === 'VOIDED'
        ? nothing
        : t('order.paidWith', { brand: BRANDS[payment.brand] ?? payment.brand, last4: payment.last4 })}
      ${payment.refunded.amount
        ? html`<br /><span data-testid="refunded">${t('order.refunded', { amount: money(payment.refunded) })}</span>`
        : nothing}
    </p>`;
  }

  private cancelling() {
    return this.asking
      ? html`<div class="notice" role="group" aria-labelledby="ask">
          <p id="ask">${t('order.cancelAsk')}</p>
          <button class="danger" data-testid="cancel-yes" ?disabled=${this.busy} @click=${() => void this.cancel()}>
            ${t('order.cancelYes')}
          </button>
          <button class="quiet" data-testid="cancel-no" @click=${() => (this.asking = false)}>${t('order.cancelNo')}</button>
        </div>`
      : html`<button class="quiet" data-testid="cancel" @click=${() => (this.asking = true)}>${t('order.cancel')}</button>`;
  }
}
