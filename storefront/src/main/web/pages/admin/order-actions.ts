import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { api, send } from '../../api/client';
import type { Order } from '../../api/types';
import { ActingElement } from '../../parts/acting-element';
import { errorNotice } from '../../parts/errors';
import { field, isValid, values } from '../../parts/form';
import { postOnce } from '../../state/keyed-request';
import { t, typedMoney } from '../../text/text';

const REFUNDABLE = ['CAPTURED', 'PARTIALLY_REFUNDED'];

/** Ships, delivers and refunds an order. Sends "changed" when the order may look different. */
@customElement('admin-order-actions')
export class AdminOrderActions extends ActingElement {
  @property({ attribute: false }) order!: Order;

  private async act(action: () => Promise<unknown>): Promise<void> {
    await this.attempt(action);
    this.dispatchEvent(new CustomEvent('changed'));
  }

  private refund(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || !isValid(form)) return;
    const { amount, reason } = values(form);
    const body = { reason, amount: amount ? typedMoney(amount) : undefined };
    void this.act(async () => {
      const response = await postOnce(send, `/payment/${this.order.payment!.id}/refund`, body);
      this.done = response.status === 202 ? 'admin.refundPending' : 'admin.refunded';
      form.reset();
    });
  }

  private step(name: 'ship' | 'deliver') {
    // Each its own button, so that the focus does not go on from one to the other.
    return keyed(
      name,
      html`<button
        class="final"
        data-testid=${name}
        ?disabled=${this.busy}
        @click=${() => void this.act(() => api<Order>(`/order/${this.order.id}/${name}`, { method: 'POST' }))}
      >
        ${t(`admin.${name}`)}
      </button>`,
    );
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
