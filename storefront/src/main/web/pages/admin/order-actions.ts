import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError, send } from '../../api/client';
import { newKey } from '../../api/key';
import type { Order } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { field, isValid, values } from '../../parts/form';
import { t, type Key } from '../../text/text';

const REFUNDABLE = ['CAPTURED', 'PARTIALLY_REFUNDED'];

/** Ships, delivers and refunds an order. Sends "changed" when the order may look different. */
@customElement('admin-order-actions')
export class AdminOrderActions extends ShopElement {
  @property({ attribute: false }) order!: Order;
  @state() private busy = false;
  @state() private done?: Key;
  @state() private error?: unknown;
  /** The key of a refund whose outcome is not known; another one has another key. */
  private refundIntent = { body: '', key: '' };

  private async attempt(action: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.error = undefined;
    this.done = undefined;
    try {
      await action();
    } catch (e) {
      this.error = e;
    } finally {
      this.busy = false;
      this.dispatchEvent(new CustomEvent('changed'));
    }
  }

  private refund(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || !isValid(form)) return;
    const { amount, reason } = values(form);
    const body = { reason, amount: amount ? { amount: Math.round(Number(amount) * 100), currency: 'USD' } : undefined };
    const text = JSON.stringify(body);
    if (this.refundIntent.body !== text) this.refundIntent = { body: text, key: newKey() };
    void this.attempt(async () => {
      try {
        const response = await send(`/payment/${this.order.payment!.id}/refund`, {
          method: 'POST',
          body,
          headers: { 'Idempotency-Key': this.refundIntent.key },
        });
        this.done = response.status === 202 ? 'admin.refundPending' : 'admin.refunded';
      } catch (e) {
        if (e instanceof ApiError && !e.outcomeUnknown) this.refundIntent.body = '';
        throw e;
      }
      this.refundIntent.body = '';
      form.reset();
    });
  }

  private step(name: 'ship' | 'deliver') {
    return html`<button
      data-testid=${name}
      ?disabled=${this.busy}
      @click=${() => void this.attempt(() => api<Order>(`/order/${this.order.id}/${name}`, { method: 'POST' }))}
    >
      ${t(`admin.${name}`)}
    </button>`;
  }

  override render() {
    const { order } = this;
    return html`<h3>${t('admin.title')}</h3>
      <p class="small id">${t('admin.customer', { id: order.customerId })}</p>
      ${order.lastError ? html`<p class="wrong">${t('admin.lastError', { text: order.lastError })}</p>` : nothing}
      ${errorNotice(this.error)}
      ${order.status === 'CONFIRMED' ? this.step('ship') : order.status === 'SHIPPED' ? this.step('deliver') : nothing}
      <div role="status">${this.done ? html`<p class="notice good" data-testid="done">${t(this.done)}</p>` : nothing}</div>
      ${order.payment && REFUNDABLE.includes(order.payment.status)
        ? html`<form novalidate data-testid="refund-form" @submit=${(event: SubmitEvent) => this.refund(event)}>
            ${field({ name: 'amount', label: t('admin.refundAmount'), inputmode: 'decimal', pattern: '[0-9]{1,7}([.][0-9]{1,2})?', optional: true, hint: t('admin.refundHint') })}
            ${field({ name: 'reason', label: t('admin.reason') })}
            <button class="quiet" data-testid="refund" ?disabled=${this.busy}>${t('admin.refund')}</button>
          </form>`
        : nothing}`;
  }
}
