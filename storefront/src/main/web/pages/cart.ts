import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CartLine } from '../api/types';
import { ActingElement } from '../parts/acting-element';
import { cartLines, cartTotal } from '../parts/cart-lines';
import { errorNotice } from '../parts/errors';
import { cart } from '../state/cart';
import { session } from '../state/session';
import { t } from '../text/text';

@customElement('cart-page')
export class CartPage extends ActingElement {
  constructor() {
    super();
    cart.watch(this);
    session.watch(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => cart.refresh());
  }

  private readonly change = (line: CartLine, quantity: number) =>
    void this.attempt(() => cart.set(line.productId, quantity));

  override render() {
    const lines = cart.cart?.items;
    const leftOver = Object.keys(cart.leftOver).length;
    return html`
      <h1 tabindex="-1">${t('cart.title')}</h1>
      ${errorNotice(this.error, () => void this.attempt(() => cart.refresh()))}
      ${leftOver
        ? html`<div class="notice" role="status" data-testid="left-over">
            <p>${t('cart.leftOver', { n: leftOver })}</p>
            <button type="button" data-testid="add-left-over" @click=${() => void this.attempt(() => cart.refresh())}>${t('cart.retryLeftOver')}</button>
            <button type="button" class="quiet" data-testid="forget-left-over" @click=${() => cart.forgetLeftOver()}>${t('cart.forgetLeftOver')}</button>
          </div>`
        : nothing}
      ${cart.withdrawn.size
        ? html`<div class="notice" role="status" data-testid="withdrawn">
            <p>${t('cart.withdrawn', { n: cart.withdrawn.size })}</p>
            <button type="button" class="quiet" data-testid="forget-withdrawn" @click=${() => cart.forgetWithdrawn()}>${t('cart.forgetWithdrawn')}</button>
          </div>`
        : nothing}
      ${!lines
        ? html`<p>${this.error ? nothing : t('page.loading')}</p>`
        : lines.length === 0
          ? html`<div class="empty">
              <p data-testid="cart-empty">${t('cart.empty')}</p>
              <a class="button" href="#/products">${t('cart.browse')}</a>
            </div>`
          : html`<div class="panel narrow">
              ${cartLines(lines, this.busy, this.change)} ${cartTotal()}
              ${cart.canBeOrdered
                ? html`<a class="button wide" href="#/checkout" data-testid="checkout">${t('cart.checkout')}</a>`
                : html`<p class="wrong" role="status">${t('cart.fix')}</p>`}
              ${session.user ? nothing : html`<p class="small">${t('cart.signInFirst')}</p>`}
            </div>`}
    `;
  }
}
