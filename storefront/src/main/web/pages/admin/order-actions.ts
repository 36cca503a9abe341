import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../../api/client';
import type { Order } from '../../api/types';
import { ShopElement } from '../../parts/element';
import { errorNotice } from '../../parts/errors';
import { t } from '../../text/text';

/** Ships and delivers an order. Sends "changed" when the order may look different. */
@customElement('admin-order-actions')
export class AdminOrderActions extends ShopElement {
  @property({ attribute: false }) order!: Order;
  @state() private busy = false;
  @state() private error?: unknown;

  private async attempt(action: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      await action();
    } catch (e) {
      this.error = e;
    } finally {
      this.busy = false;
      this.dispatchEvent(new CustomEvent('changed'));
    }
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
      ${order.status === 'CONFIRMED' ? this.step('ship') : order.status === 'SHIPPED' ? this.step('deliver') : nothing}`;
  }
}
