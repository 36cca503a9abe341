import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ActingElement } from '../parts/acting-element';
import { cartLines, cartTotal } from '../parts/cart-lines';
import { cartNotices } from '../parts/cart-notices';
import { errorNotice } from '../parts/errors';
import { panelSkeletons } from '../parts/skeletons';
import { cart, type Change } from '../state/cart';
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

  private readonly change = (productId: string, to: Change) => void this.attempt(() => cart.change(productId, to));

  override render() {
    const lines = cart.cart?.items;
    return html`
      <h1 tabindex="-1">${t('cart.title')}</h1>
      ${errorNotice(this.error, () => void this.attempt(() => cart.refresh()))}
      ${cartNotices((action) => void this.attempt(action))}
      ${!lines
        ? this.error
          ? nothing
          : panelSkeletons(1)
        : lines.length === 0
          ? html`<div class="empty">
              <p data-testid="cart-empty">${t('cart.empty')}</p>
              <a class="button" href="#/products">${t('cart.browse')}</a>
            </div>`
          : html`<div class="panel narrow">
              ${cartLines(lines, this.change)} ${cartTotal()}
              ${cart.canBeOrdered
                ? html`<a class="button wide" href="#/checkout" data-testid="checkout">${t('cart.checkout')}</a>`
                : html`<p class="wrong" role="status">${t('cart.fix')}</p>`}
              ${session.user ? nothing : html`<p class="small">${t('cart.signInFirst')}</p>`}
            </div>`}
    `;
  }
}
